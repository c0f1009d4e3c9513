package org.duetad.examples.lab.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Draws;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearTest {

  private static final long SEED = 41;

  static Stream<Differentiator> modes() {
    return Stream.of(new ForwardMode(), new ReverseMode());
  }

  /** Against Commons Math's regression, by QR and not by normal equations. */
  @ParameterizedTest
  @MethodSource("modes")
  void descentFindsTheLeastSquares(Differentiator mode) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] x = {
      Draws.gaussian(random, 2), Draws.gaussian(random, 2), Draws.gaussian(random, 2),
      Draws.gaussian(random, 2), Draws.gaussian(random, 2), Draws.gaussian(random, 2)
    };
    double[] y = Draws.gaussian(random, x.length);
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(y, x);
    ScalarFunction loss =
        theta -> {
          Scalar[] squares = new Scalar[x.length];
          Arrays.setAll(
              squares,
              i ->
                  Scalar.weightedSum(new double[] {1, x[i][0], x[i][1]}, theta)
                      .subtract(y[i])
                      .square());
          return Scalar.mean(squares);
        };
    Descent descent = Descent.of(mode, loss, new double[3], 0.1, 3000);
    assertArrayEquals(regression.estimateRegressionParameters(), descent.parameters(), 1e-9);
    assertTrue(descent.loss() < descent.losses()[0]);
    assertEquals(3001, descent.losses().length);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void logisticLossHasTheGradientByHand(Differentiator mode) {
    TwoGroups data = TwoGroups.of(new SplittableRandom(SEED), 20, 0.5);
    double[] w = {0.3, -0.2, 0.1};
    ScalarFunction loss = LogisticRegression.loss(data);
    double[] gradient = mode.gradient(loss, w);
    assertArrayEquals(LogisticRegression.gradient(data, w), gradient, 1e-13);
    assertArrayEquals(new ComplexStep().gradient(loss, w), gradient, 1e-13);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void logSoftmaxOfAnAffineMapHasTheGradientByHand(Differentiator mode) {
    SplittableRandom random = new SplittableRandom(SEED);
    Matrix x = Matrix.of(Draws.gaussian(random, 3, 1));
    DMatrixRMaj w = Draws.gaussian(random, 4, 3);
    DMatrixRMaj b = Draws.gaussian(random, 4, 1);
    double[] p = softmax(Matrix.of(w).mult(x).plus(Matrix.of(b)).value().data);
    for (int y = 0; y < 4; y++) {
      int label = y;
      MatrixScalarFunction sample =
          v -> v[0].mult(x).plus(v[1]).softmaxCols().elementLog().get(label, 0);
      DMatrixRMaj[] gradient = mode.gradient(sample, w, b);
      for (int i = 0; i < 4; i++) {
        double expected = (i == y ? 1 : 0) - p[i];
        assertEquals(expected, gradient[1].get(i, 0), 1e-14);
        for (int j = 0; j < 3; j++) {
          assertEquals(expected * x.get(j, 0).value(), gradient[0].get(i, j), 1e-14);
        }
      }
    }
  }

  private static double[] softmax(double[] z) {
    double total = Arrays.stream(z).map(Math::exp).sum();
    return Arrays.stream(z).map(each -> Math.exp(each) / total).toArray();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void hingeHasTheSubgradientByHand(Differentiator mode) {
    TwoGroups data = TwoGroups.of(new SplittableRandom(SEED), 30, 1);
    double[] w = {0.7, -0.1, 0.4};
    int below = 0;
    for (int i = 0; i < data.count(); i++) {
      int sample = i;
      ScalarFunction loss = v -> data.margin(v, sample).negate().add(1).max(Scalar.of(0.0));
      assertArrayEquals(HingeLoss.byHand(data, w, i), mode.gradient(loss, w), 0);
      below += data.margin(w, i) < 1 ? 1 : 0;
    }
    assertTrue(below > 0 && below < data.count(), "both branches");
  }

  @Test
  void crossEntropyIsEntropyAndDivergence() {
    double[] p = {0.5, 0.25, 0.25};
    double[] z = {0, 0, 0};
    assertEquals(1.5 * Math.log(2), CrossEntropy.entropy(p), 1e-15);
    assertEquals(Math.log(3), CrossEntropy.cross(p).value(z), 1e-15);
    assertEquals(Math.log(3) - 1.5 * Math.log(2), CrossEntropy.divergence(p).value(z), 1e-15);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gaussianLikelihoodIsTheEuclideanLossOverTheVariance(Differentiator mode) {
    double[] x = {-1, 0.5, 2};
    double[] y = {0.3, -0.4, 1};
    double[] theta = {0.5, 1.5, -0.5};
    double[] euclidean = mode.gradient(GaussianLikelihood.euclidean(x, y), theta);
    double[] likelihood = mode.gradient(GaussianLikelihood.negativeLogLikelihood(x, y, 0.7), theta);
    for (int i = 0; i < theta.length; i++) {
      assertEquals(euclidean[i], 0.49 * likelihood[i], 1e-14);
    }
    double constant = 3 * Math.log(0.7 * Math.sqrt(2 * Math.PI));
    assertEquals(
        GaussianLikelihood.euclidean(x, y).value(theta) / 0.49 + constant,
        GaussianLikelihood.negativeLogLikelihood(x, y, 0.7).value(theta),
        1e-14);
  }
}
