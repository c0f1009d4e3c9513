package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An adjoint that underflowed is visible behind a rule of several results with steep slopes. */
class SteepRulesTest {

  private static final GeneralRule STEEP = new Steep();

  /** {@code y = 1e300 x}. */
  private static final class Steep extends GeneralRule {

    Steep() {
      super("steep", Arity.SOME);
    }

    @Override
    public double[] value(double... x) {
      return Arrays.stream(x).map(xi -> 1e300 * xi).toArray();
    }

    @Override
    protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      return times(dx);
    }

    @Override
    protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      return times(yBar);
    }

    private static Scalar[] times(Scalar[] v) {
      return Arrays.stream(v).map(vi -> Chain.times(Scalar.of(1e300), vi)).toArray(Scalar[]::new);
    }
  }

  /** Function and derivative with respect to the first input. */
  static Stream<Arguments> functions() {
    return Stream.of(
        row("alone", x -> flat(STEEP.of(x)[0]), 1e-50),
        row("beside another", x -> beside(STEEP.of(x)), 1e-50),
        row("after a flat slope", x -> afterFlat(x), 1e-50),
        row("in turns", x -> inTurns(x), 2e-50),
        row("in lanes", x -> inLanes(x, false), 1.275e-47),
        row("in lanes, beside another", x -> inLanes(x, true), 1.275e-47));
  }

  private interface Sum {
    Scalar of(Scalar... x);
  }

  private static Arguments row(String name, Sum f, double expected) {
    return Arguments.of(name, (VectorFunction) in -> new Scalar[] {f.of(in)}, expected);
  }

  private static Scalar flat(Scalar y) {
    return y.multiply(1e-200).add(1).multiply(1e-150);
  }

  private static Scalar beside(Scalar... y) {
    return flat(y[0]).add(y[1].multiply(1e-280));
  }

  private static Scalar afterFlat(Scalar... x) {
    Scalar flat = x[0].multiply(1e-200).add(1).multiply(1e-150);
    return STEEP.of(flat, x[1])[0];
  }

  private static Scalar inTurns(Scalar... x) {
    Scalar sum = Scalar.of(0);
    for (int i = 0; i < 50; i++) {
      sum = sum.multiply(0.5).add(flat(STEEP.of(x)[0]));
    }
    return sum;
  }

  private static Scalar inLanes(Scalar[] x, boolean beside) {
    Scalar[] terms = new Scalar[50];
    for (int i = 0; i < terms.length; i++) {
      Scalar[] y = STEEP.of(x[0].multiply(i + 1), x[1]);
      terms[i] = beside ? beside(y) : flat(y[0]);
    }
    return Scalar.sum(terms);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void functions(String name, VectorFunction f, double expected) {
    double[] x = {1e-300, 2e-300};
    double[] v = {1, 0};
    for (Differentiator mode :
        List.of(
            new ProgramMode(),
            new ForwardMode(),
            new TaylorMode(),
            new ReverseMode(),
            new CompiledMode())) {
      assertClose(expected, mode.jvp(f, x, v).tangent()[0], mode.name());
      assertClose(expected, mode.jvp(f, x, new double[][] {v, v}).tangents()[1][0], mode.name());
      assertClose(expected, mode.vjp(f, x).pullback(1)[0], mode.name());
      assertClose(expected, mode.pullback(f, x, new double[][] {{1}, {1}})[1][0], mode.name());
    }
  }

  private static void assertClose(double expected, double actual, String mode) {
    assertEquals(expected, actual, 1e-12 * expected, mode);
  }
}
