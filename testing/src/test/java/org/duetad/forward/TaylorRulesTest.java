package org.duetad.forward;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.Scalar;
import org.duetad.testing.jqwik.RuleUses;
import org.duetad.testing.rules.Law;
import org.duetad.testing.rules.RuleUse;

/**
 * Every rule of the table, and user-defined rules, along curved lines: order 1 agrees with forward
 * mode, and each order is the derivative of the previous one.
 */
class TaylorRulesTest {

  private static final int ORDER = 4;

  @Provide
  Arbitrary<RuleUse> ordinary() {
    return RuleUses.ordinary();
  }

  @Law
  void eachOrderIsTheDerivativeOfTheOneBelow(
      @ForAll("ordinary") RuleUse use, @ForAll Random random) {
    double[][] curve = curve(use.point(), random);
    Assume.that(TaylorShift.isSmooth(t -> values(use, shifted(t, curve))));
    double[][] y = TaylorMode.coefficients(use, curve);
    for (int k = 0; k < ORDER; k++) {
      for (int i = 0; i < y.length; i++) {
        int row = i;
        int order = k;
        double expected =
            TaylorShift.derivative(
                t -> new double[] {TaylorMode.coefficients(use, shifted(t, curve))[row][order]})[0];
        double scale = Math.max(1, Arrays.stream(y[i]).map(Math::abs).max().orElse(0));
        assertTrue(
            Math.abs(expected - (k + 1) * y[i][k + 1]) <= 1e-5 * scale,
            use + ", order " + (k + 1) + ": " + expected + " but " + Arrays.toString(y[i]));
      }
    }
  }

  /** Series of constant numbers agree with series of doubles. */
  @Law
  void seriesOfNumbersAreSeriesOfDoubles(@ForAll("ordinary") RuleUse use, @ForAll Random random) {
    double[][] curve = curve(use.point(), random);
    double[][] expected = TaylorMode.coefficients(use, curve);
    Scalar[][] numbers = Arrays.stream(curve).map(Scalar::of).toArray(Scalar[][]::new);
    Scalar[][] actual = TaylorMode.coefficients(use, numbers);
    for (int i = 0; i < expected.length; i++) {
      double[] row = Arrays.stream(actual[i]).mapToDouble(Scalar::value).toArray();
      assertClose(use.toString(), expected[i], row, 1e-12);
    }
  }

  private static double[] values(RuleUse use, double[][] curve) {
    return use.value(Arrays.stream(curve).mapToDouble(c -> c[0]).toArray());
  }

  private static double[][] curve(double[] x, Random random) {
    double[][] curve = new double[x.length][ORDER + 1];
    for (int i = 0; i < x.length; i++) {
      curve[i][0] = x[i];
      curve[i][1] = 0.25 * random.nextDouble() - 0.125;
      curve[i][2] = 0.25 * random.nextDouble() - 0.125;
    }
    return curve;
  }

  private static double[][] shifted(double t, double[][] curve) {
    return Arrays.stream(curve).map(c -> TaylorShift.at(t, c)).toArray(double[][]::new);
  }
}
