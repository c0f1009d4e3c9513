package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Closeness;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.lanes.RuleLanes;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.program.Program;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels obey the laws of the rules, and on many lanes give the slopes of each. */
class KernelLawsTest {

  private static final int LANES = 300;

  private static Stream<UnaryRule> unary() {
    return RuleTable.unary().stream();
  }

  private static Stream<BinaryRule> binary() {
    return RuleTable.binary().stream();
  }

  private static double[] pulled(Program program, double[] x) {
    assertTrue(KernelPlan.of(program).meanLanes() > 100);
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    double[] y = new double[program.outputs().length];
    kernel.evaluate(x, frame, y);
    double[] w = new double[y.length];
    Arrays.fill(w, 1.0);
    double[] gradient = new double[x.length];
    kernel.pullback(frame, w, gradient);
    return gradient;
  }

  /** Adjoints are sums, which have no negative zeros. */
  private static double[] sums(double[] terms) {
    return Arrays.stream(terms).map(term -> 0.0 + term).toArray();
  }

  @ParameterizedTest
  @MethodSource("unary")
  void slopesOfOneOperand(UnaryRule rule) {
    double[] x =
        IntStream.range(0, 40 * LANES)
            .mapToDouble(i -> 3 * Math.sin(i))
            .filter(at -> isSmooth(rule, at))
            .limit(LANES)
            .toArray();
    assertEquals(LANES, x.length);
    Program program =
        Program.record(in -> Arrays.stream(in).map(v -> v.apply(rule)).toArray(Scalar[]::new), x);
    double[] expected =
        Arrays.stream(x).map(at -> rule.slopeAt(at, rule.value().applyAsDouble(at))).toArray();
    assertArrayEquals(sums(expected), pulled(program, x));
    hasValuesOf(rule, x);
    hasValuesOf(rule, specials());
  }

  private static double[] specials() {
    double[] special = {0.0, -0.0, 1e300, -1e300, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-310};
    return IntStream.range(0, LANES).mapToDouble(i -> special[i % special.length]).toArray();
  }

  private static void hasValuesOf(UnaryRule rule, double[] x) {
    double[][] y = new double[2][x.length];
    RuleLanes.of(rule).evaluate(y[0], x, x.length);
    Arrays.setAll(y[1], i -> rule.value().applyAsDouble(x[i]));
    Closeness.assertSameBits(rule.name(), y[1], y[0]);
  }

  private static boolean isSmooth(UnaryRule rule, double x) {
    double y = rule.value().applyAsDouble(x);
    return Double.isFinite(y) && Double.isFinite(rule.slopeAt(x, y));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void slopesOfTwoOperands(BinaryRule rule) {
    double[] x = new double[2 * LANES];
    Arrays.setAll(x, i -> 1.5 + Math.sin(i));
    Program program =
        Program.record(
            in ->
                IntStream.range(0, LANES)
                    .mapToObj(i -> in[i].apply(rule, in[LANES + i]))
                    .toArray(Scalar[]::new),
            x);
    double[] expected = new double[x.length];
    for (int i = 0; i < LANES; i++) {
      double z = rule.value().applyAsDouble(x[i], x[LANES + i]);
      expected[i] = rule.leftSlopeAt(x[i], x[LANES + i], z);
      expected[LANES + i] = rule.rightSlopeAt(x[i], x[LANES + i], z);
    }
    double[][] z = new double[2][LANES];
    RuleLanes.of(rule).evaluate(z[0], specials(), x, LANES);
    Arrays.setAll(z[1], i -> rule.value().applyAsDouble(specials()[i], x[i]));
    Closeness.assertSameBits(rule.name(), z[1], z[0]);
    assertArrayEquals(sums(expected), pulled(program, x));
  }
}
