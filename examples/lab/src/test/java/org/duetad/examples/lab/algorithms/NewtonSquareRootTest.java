package org.duetad.examples.lab.algorithms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Iterates against rational functions, and their limit against the root. */
class NewtonSquareRootTest {

  private static final String MODES = "org.duetad.testing.Modes#all";

  /** {@code y₁ = (1 + x)/2, y₂ = (1 + x)/4 + x/(1 + x)}. */
  @ParameterizedTest
  @MethodSource(MODES)
  void firstIterates(Differentiator mode) {
    for (double x : new double[] {0.25, 2, 1000}) {
      double s = 1 + x;
      assertEquals(0.5, gradient(mode, y -> NewtonSquareRoot.iterates(y, 1), x), 1e-15);
      UnaryFunction second = y -> NewtonSquareRoot.iterates(y, 2);
      assertEquals(s / 4 + x / s, second.value(x), 1e-13);
      assertEquals(0.25 + 1 / (s * s), gradient(mode, second, x), 1e-14);
      assertEquals(
          -2 / (s * s * s),
          mode.derivative(y -> mode.gradient(z -> second.apply(z[0]), y)[0], x),
          1e-14);
    }
  }

  /** The closed form of the experiment is that of the first iterates. */
  @Test
  void closedForm() {
    for (double x : new double[] {0.25, 2, 1000}) {
      double s = 1 + x;
      double[] known = NewtonSquareRoot.closedForm(x, 2);
      assertEquals(s / 4 + x / s, known[0], 1e-13 * s);
      assertEquals(0.25 + 1 / (s * s), known[1], 1e-14);
    }
  }

  /** {@code 1/(2√x)}, and once more {@code -1/(4 x√x)}. */
  @ParameterizedTest
  @MethodSource(MODES)
  void converged(Differentiator mode) {
    UnaryFunction root = x -> NewtonSquareRoot.converged(x, 1e-10, 2);
    for (double x : new double[] {1e-4, 0.5, 2, 1e4}) {
      double known = Math.sqrt(x);
      assertEquals(known, root.value(x), 1e-15 * known);
      assertEquals(0.5 / known, gradient(mode, root, x), 1e-14 / known);
      UnaryFunction first = y -> mode.gradient(z -> root.apply(z[0]), y)[0];
      double second = -0.25 / (x * known);
      assertEquals(second, mode.derivative(first, x), 1e-12 * Math.abs(second));
    }
  }

  /** The number of iterations depends on the operand. */
  @Test
  void stopsBySize() {
    assertEquals(1.0, NewtonSquareRoot.converged(Scalar.of(1), 1e-10, 0).value(), 0);
  }

  private static double gradient(Differentiator mode, UnaryFunction f, double x) {
    return mode.gradient(y -> f.apply(y[0]), x)[0];
  }
}
