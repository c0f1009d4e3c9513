package org.duetad.examples.lab.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.Draws;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and derivatives of the activation functions against known numbers. */
class ActivationFunctionsTest {

  static Stream<Activation> activations() {
    return Family.members(Family.all());
  }

  /** No two have the same name. */
  @Test
  void allAreThere() {
    assertEquals(17, activations().map(Activation::name).distinct().count());
  }

  /** Between kinks, a difference of values that uses no derivative at all. */
  @ParameterizedTest
  @MethodSource("activations")
  void derivativesAreThoseOfTheValues(Activation activation) {
    double h = 1e-3;
    for (double x : new double[] {-4.3, -2.1, -0.6, 0.2, 1.3, 3.7}) {
      double slope = activation.slope(new ReverseMode(), x);
      double byValues =
          (8 * (activation.value(x + h) - activation.value(x - h))
                  - (activation.value(x + 2 * h) - activation.value(x - 2 * h)))
              / (12 * h);
      assertEquals(byValues, slope, 1e-10);
      assertEquals(slope, activation.slope(new ForwardMode(), x), 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, 0, 0.5, 0.25",
    "tanh, 0, 0, 1",
    "softsign, -1, -0.5, 0.25",
    "step, 2, 1, 0",
    "step, -2, 0, 0",
    "ReLU, -2, 0, 0",
    "ReLU, 2, 2, 1",
    "leaky ReLU, -2, -0.02, 0.01",
    "'PReLU, 1/4', -2, -0.5, 0.25",
    "ELU, -1, -0.6321205588285577, 0.36787944117144233",
    "softplus, 0, 0.6931471805599453, 0.5",
    "log-sigmoid, 0, -0.6931471805599453, 0.5",
    "swish, 0, 0, 0.5",
    "mish, 0, 0, 0.6",
    "GELU, 0, 0, 0.5",
    "GELU by tanh, 0, 0, 0.5",
    "GELU by sigmoid, 0, 0, 0.5",
    "sinc, 0, 1, 0",
    "maxout, -3, 2, -1",
    "maxout, 4, 1, 0.5"
  })
  void knownValues(String name, double x, double value, double slope) {
    Activation activation = Family.named(name);
    assertEquals(value, activation.value(x), 1e-15);
    assertEquals(slope, activation.slope(new ReverseMode(), x), 1e-15);
    assertEquals(slope, activation.slope(new ForwardMode(), x), 1e-15);
  }

  /** {@code tanh'(10) = 4/(e^10 + e^-10)²}, of 40 digits. */
  @Test
  void tanhSaturates() {
    double exact = new BigDecimal("8.244614455767397374609178421571428393251E-9").doubleValue();
    assertEquals(exact, Family.named("tanh").slope(new ReverseMode(), 10), 4 * Math.ulp(exact));
    assertEquals(exact, Family.named("tanh").slope(new ForwardMode(), -10), 4 * Math.ulp(exact));
  }

  @Test
  void slopeOfLeastSquaresMinimisesTheLoss() {
    SplittableRandom random = new SplittableRandom(4);
    Matrix x = Draws.gaussian(random, 50, 1, 1);
    Matrix y = Draws.gaussian(random, 50, 1, 1);
    double best = LearnedSlope.leastSquares(x, y);
    assertEquals(0, new ReverseMode().gradient(LearnedSlope.loss(x, y), best)[0], 1e-15);
    assertEquals(0, new ForwardMode().gradient(LearnedSlope.loss(x, y), best)[0], 1e-15);
    assertTrue(new ReverseMode().hessian(LearnedSlope.loss(x, y), best)[0][0] > 0);
  }

  @Test
  void maxoutFollowsTheWinner() {
    Matrix x = Matrix.column(1, 2);
    DMatrixRMaj weights = new DMatrixRMaj(new double[][] {{1, 1}, {0, 3}, {-1, 0}});
    DMatrixRMaj expected = new DMatrixRMaj(new double[][] {{0, 0}, {1, 2}, {0, 0}});
    assertEquals(6, Maxout.unit(Matrix.of(weights), x).value());
    assertArrayEquals(
        expected.data, new ForwardMode().gradient(w -> Maxout.unit(w[0], x), weights)[0].data);
    assertArrayEquals(
        expected.data, new ReverseMode().gradient(w -> Maxout.unit(w[0], x), weights)[0].data);
  }
}
