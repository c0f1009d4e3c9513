package org.duetad.examples.lab.algorithms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hypergradients against those of one weight, by hand, and against differences. */
class NestedOptimisationTest {

  private static final String MODES = "org.duetad.testing.Modes#all";

  /** {@code w = 6/(4 + λ)} and the validation loss {@code (w - 1/2)²}. */
  private static final RidgeRegression ONE =
      new RidgeRegression(
          Matrix.column(2.0), Matrix.column(3.0), Matrix.column(1.0), Matrix.column(0.5));

  private static final double LAMBDA = 0.75;

  @ParameterizedTest
  @MethodSource(MODES)
  void oneWeight(Differentiator mode) {
    double s = 4 + LAMBDA;
    double w = 6 / s;
    double slope = -6 / (s * s);
    double first = 2 * (w - 0.5) * slope;
    double second = 2 * slope * slope + 2 * (w - 0.5) * 12 / (s * s * s);
    assertEquals(first, ONE.hypergradient(LAMBDA), 1e-14);
    check(mode, ONE::solved, first, second);
    check(mode, ONE::implicit, first, second);
  }

  private static void check(
      Differentiator mode, Function<Scalar, Matrix> weights, double first, double second) {
    UnaryFunction loss = lambda -> ONE.validation(weights.apply(lambda));
    assertEquals(first, mode.gradient(l -> loss.apply(l[0]), LAMBDA)[0], 1e-14);
    assertEquals(second, mode.hessian(l -> loss.apply(l[0]), LAMBDA)[0][0], 1e-13);
  }

  /**
   * The constant rate 1/(4 + λ) leads to the minimum in one step, with the derivative 0: the
   * derivative is one step behind, and correct after the second.
   */
  @ParameterizedTest
  @MethodSource(MODES)
  void unrolled(Differentiator mode) {
    double s = 4 + LAMBDA;
    assertEquals(6 / s, weight(Scalar.of(LAMBDA), 1).value(), 1e-15);
    assertEquals(0, mode.gradient(l -> weight(l[0], 1), LAMBDA)[0], 1e-15);
    assertEquals(-6 / (s * s), mode.gradient(l -> weight(l[0], 2), LAMBDA)[0], 1e-15);
  }

  private static Scalar weight(Scalar lambda, int steps) {
    return ONE.unrolled(lambda, steps).toScalar();
  }

  /** Many weights: the derivative of the validation loss against its differences. */
  @ParameterizedTest
  @MethodSource(MODES)
  void manyWeights(Differentiator mode) {
    RidgeRegression data = RidgeRegression.draw(new SplittableRandom(9), 5, 8, 0.5);
    UnaryFunction loss = lambda -> data.validation(data.solved(lambda));
    double h = 1e-5;
    double known = (loss.value(LAMBDA + h) - loss.value(LAMBDA - h)) / (2 * h);
    assertEquals(known, data.hypergradient(LAMBDA), 1e-8);
    assertEquals(known, mode.gradient(l -> data.validation(data.implicit(l[0])), LAMBDA)[0], 1e-8);
    assertEquals(
        known, mode.gradient(l -> data.validation(data.unrolled(l[0], 3000)), LAMBDA)[0], 1e-8);
  }
}
