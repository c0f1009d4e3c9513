package org.duetad.testing.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.core.reference.ComplexStep;
import org.duetad.testing.Modes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code x.subtractFrom(c)} and {@code x.divideInto(c)} are {@code c - x} and {@code c / x}. */
class ConstantsOnTheLeftTest {

  private static final double[] POINTS = {
    0.3, -7.5, 0.0, -0.0, 1e-310, 1e308, Double.POSITIVE_INFINITY, Double.NaN
  };

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 0.0, -0.0, -3, 1e300, Double.NEGATIVE_INFINITY, Double.NaN})
  void haveTheBitsOfTheOperationOnTwoNumbers(double c) {
    assertSame(x -> Scalar.of(c).subtract(x), x -> x.subtractFrom(c));
    assertSame(x -> Scalar.of(c).divide(x), x -> x.divideInto(c));
  }

  private static void assertSame(UnaryFunction plain, UnaryFunction convenient) {
    for (double x : POINTS) {
      assertEquals(plain.value(x), convenient.value(x));
      for (Differentiator mode : Modes.all()) {
        String what = mode.name() + " at " + x;
        assertEquals(mode.derivative(plain, x), mode.derivative(convenient, x), what);
        assertEquals(mode.secondDerivative(plain, x), mode.secondDerivative(convenient, x), what);
      }
      double step = new ComplexStep().derivative(plain, x);
      assertEquals(step, new ComplexStep().derivative(convenient, x), "complex step at " + x);
    }
  }

  @Test
  void areDoubleArithmetic() {
    for (double x : POINTS) {
      assertEquals(0.1 - x, Scalar.of(x).subtractFrom(0.1).value());
      assertEquals(0.1 / x, Scalar.of(x).divideInto(0.1).value());
    }
  }

  /** {@code (2 - x)/(3 y)}: one operation each. */
  @Test
  void areRecordedByTheSameRules() {
    ScalarFunction plain =
        x -> Scalar.of(2).subtract(x[0]).multiply(Scalar.of(3).divide(x[1])).tanh();
    ScalarFunction convenient = x -> x[0].subtractFrom(2).multiply(x[1].divideInto(3)).tanh();
    double[] at = {0.5, 4};
    assertEquals(
        Program.record(plain.asVector(), at).toString(),
        Program.record(convenient.asVector(), at).toString());
    double[] expected = {-0.75, -0.28125};
    double sech = 1 / Math.cosh(1.5 * 0.75);
    for (Differentiator mode : Modes.all()) {
      double[] gradient = mode.gradient(convenient, at);
      assertArrayEquals(
          new double[] {expected[0] * sech * sech, expected[1] * sech * sech}, gradient, 1e-15);
    }
  }
}
