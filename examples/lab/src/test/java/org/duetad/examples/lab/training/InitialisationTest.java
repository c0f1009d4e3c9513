package org.duetad.examples.lab.training;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.duetad.examples.lab.Draws;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signals of deep networks against backpropagation by hand, and theory against closed forms. */
class InitialisationTest {

  private static final int DEPTH = 4;
  private static final int UNITS = 6;
  private static final int SAMPLES = 7;
  private static final int ERRORS = 5;

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void reluByHand(Differentiator mode) {
    check(mode, Activations.RELU, z -> Math.max(z, 0), h -> h > 0 ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void tanhByHand(Differentiator mode) {
    check(mode, Elementary.TANH, Math::tanh, h -> 1 - h * h);
  }

  /** {@code dZ = dH ∘ f'(Z), dW = dZ H'ᵀ, dH' = Wᵀ dZ}. */
  private static void check(
      Differentiator mode, UnaryRule rule, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
    RandomGenerator random = new SplittableRandom(7);
    Matrix input = Draws.gaussian(random, UNITS, SAMPLES, 1);
    DMatrixRMaj errors = Draws.gaussian(random, UNITS, ERRORS, 1).value();
    DeepNetwork network = DeepNetwork.draw(Scheme.HE, rule, input, DEPTH, random);
    Signals signals = network.signals(mode, errors);
    RealMatrix[] h = new RealMatrix[DEPTH + 1];
    h[0] = real(input.value());
    for (int layer = 0; layer < DEPTH; layer++) {
      h[layer + 1] = map(real(network.weights().get(layer)).multiply(h[layer]), f);
      assertClose("H", rows(h[layer + 1]), rows(real(signals.activations(layer))), 1e-14);
    }
    RealMatrix byH = real(errors);
    for (int layer = DEPTH - 1; layer >= 0; layer--) {
      assertClose("dH", rows(byH), rows(real(signals.activationGradient(layer))), 1e-13);
      RealMatrix byZ = times(byH, map(first(h[layer + 1]), slope));
      RealMatrix byW = byZ.multiply(first(h[layer]).transpose());
      assertClose("dW", rows(byW), rows(real(signals.weightGradient(layer))), 1e-13);
      byH = real(network.weights().get(layer)).transpose().multiply(byZ);
    }
  }

  private static RealMatrix first(RealMatrix h) {
    return h.getSubMatrix(0, UNITS - 1, 0, ERRORS - 1);
  }

  private static RealMatrix real(DMatrixRMaj x) {
    double[][] rows = new double[x.numRows][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(x.data, i * x.numCols, (i + 1) * x.numCols));
    return MatrixUtils.createRealMatrix(rows);
  }

  private static double[][] rows(RealMatrix x) {
    return x.getData();
  }

  private static RealMatrix map(RealMatrix x, DoubleUnaryOperator f) {
    double[][] rows = x.getData();
    for (double[] row : rows) {
      Arrays.setAll(row, j -> f.applyAsDouble(row[j]));
    }
    return MatrixUtils.createRealMatrix(rows);
  }

  private static RealMatrix times(RealMatrix a, RealMatrix b) {
    double[][] rows = a.getData();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] *= b.getEntry(i, j);
      }
    }
    return MatrixUtils.createRealMatrix(rows);
  }

  /** {@code E z² = q}, of ReLU a half of it, {@code E sin²(√q z) = (1 - e^-2q)/2}. */
  @Test
  void expectations() {
    for (double q : new double[] {0.01, 1, 30}) {
      assertEquals(q, MeanField.expectation(z -> z, q), 1e-12 * q);
      assertEquals(q / 2, MeanField.expectation(z -> Math.max(z, 0), q), 1e-12 * q);
      assertEquals((1 - Math.exp(-2 * q)) / 2, MeanField.expectation(Math::sin, q), 1e-10);
    }
  }

  /** ReLU halves, so that both directions have the factor s/2. */
  @Test
  void theoryOfRelu() {
    MeanField he = new MeanField(2, z -> Math.max(z, 0), z -> z > 0 ? 1 : 0);
    MeanField xavier = new MeanField(1, z -> Math.max(z, 0), z -> z > 0 ? 1 : 0);
    assertClose("He", new double[] {1, 1, 1}, he.activations(3), 1e-12);
    assertClose("He", new double[] {1, 1, 1}, he.gradientFactors(3), 1e-12);
    assertClose("Xavier", new double[] {0.5, 0.25, 0.125}, xavier.activations(3), 1e-12);
    assertClose("Xavier", new double[] {0.5, 0.5, 0.5}, xavier.gradientFactors(3), 1e-12);
  }

  /** Simulated without a network: tanh of normal numbers, layer after layer. */
  @Test
  void theoryOfTanh() {
    RandomGenerator random = new SplittableRandom(3);
    double[] theory = Initialisation.tanh(0.1).activations(3);
    double q = 1;
    for (double expected : theory) {
      double sum = 0;
      int count = 200_000;
      for (int k = 0; k < count; k++) {
        double h = Math.tanh(Math.sqrt(q) * random.nextGaussian());
        sum += h * h;
      }
      assertEquals(expected, sum / count, 0.003);
      q = expected;
    }
  }

  /** In the linear regime of tanh a layer multiplies gradients by the weights' {@code σ √n}. */
  @Test
  void gradientsOfSmallWeights() {
    assertEquals(0.01, Initialisation.gradientFactor(0.001), 1e-5);
  }

  /** With the variance at its fixed point a share of {@code P(|z| > artanh 0.99/σ)} saturates. */
  @Test
  void saturation() {
    RandomGenerator random = new SplittableRandom(8);
    double q = Initialisation.tanh(1).activations(10)[8];
    int beyond = 0;
    for (int k = 0; k < 200_000; k++) {
      beyond += Math.abs(Math.tanh(10 * Math.sqrt(q) * random.nextGaussian())) > 0.99 ? 1 : 0;
    }
    assertEquals(beyond / 200_000.0, Initialisation.beyond(0.99), 0.004);
  }

  /** The drawn weights have the scheme's deviation, to five standard errors. */
  @ParameterizedTest
  @EnumSource(
      value = Scheme.class,
      names = {"LSUV"},
      mode = EnumSource.Mode.EXCLUDE)
  void deviations(Scheme scheme) {
    int n = 150;
    Matrix below = Matrix.ones(n, 2);
    DMatrixRMaj weights = scheme.draw(new SplittableRandom(11), below).value();
    double expected = scheme.deviation(n);
    assertEquals(expected, Spread.deviation(weights), expected * 5 / (n * Math.sqrt(2)));
  }

  @Test
  void orthogonalColumns() {
    Matrix q = Scheme.orthogonal(new SplittableRandom(5), 20);
    assertClose("QᵀQ", identity(20), rows(real(q.multTransA(q).value())), 1e-14);
    assertTrue(q.value().get(0, 0) != 1);
  }

  private static double[][] identity(int n) {
    return MatrixUtils.createRealIdentityMatrix(n).getData();
  }

  /** A layer's output has variance 1, and its directions are still orthogonal. */
  @Test
  void lsuv() {
    RandomGenerator random = new SplittableRandom(6);
    Matrix below = Draws.gaussian(random, 20, 50, 3).apply(Activations.RELU);
    Matrix weights = Scheme.LSUV.draw(random, below);
    assertEquals(1, Spread.deviation(weights.mult(below).value()), 1e-14);
    Matrix square = weights.multTransA(weights);
    double scale = square.value().get(0, 0);
    assertClose("WᵀW", identity(20), rows(real(square.divide(scale).value())), 1e-14);
  }

  @Test
  void spread() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, -1}, {3, -3}});
    assertEquals(Math.sqrt(5), Spread.deviation(x), 1e-15);
    assertEquals(Math.sqrt(5), Spread.rootMeanSquare(x), 1e-15);
    assertEquals(0.5, Spread.fractionAbove(1, x), 0);
  }
}
