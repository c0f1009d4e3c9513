package org.duetad.examples.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.adapters.CommonsMath;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Parameters;
import org.duetad.core.rules.Elementary;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levenberg-Marquardt on residuals with sparse Jacobians. */
class LevenbergMarquardtTest {

  private static final LevenbergMarquardt OPTIMIZER =
      new LevenbergMarquardt(1e-3, new Stop(1e-8, 200));

  /** {@code 10 (x_{i+1} - x_i²)} and {@code 1 - x_i}. */
  private static Scalar[] rosenbrock(Scalar... x) {
    Scalar[] residuals = new Scalar[2 * x.length - 2];
    for (int i = 0; i + 1 < x.length; i++) {
      residuals[2 * i] = x[i + 1].subtract(x[i].square()).multiply(10);
      residuals[2 * i + 1] = x[i].negate().add(1);
    }
    return residuals;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void rosenbrock(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] start = Minimisation.rosenbrock(n).start();
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      Run run = OPTIMIZER.minimise(mode, LevenbergMarquardtTest::rosenbrock, start);
      assertArrayEquals(ones, run.point(), 1e-8, mode.name());
      assertTrue(run.last().evaluations() < 40, () -> mode.name() + ": " + run.last());
    }
  }

  /** A network of three tanh units learns XOR exactly: 13 parameters satisfy 4 equations. */
  @Test
  void network() {
    Matrix inputs = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    Matrix targets = Matrix.column(0, 1, 1, 0);
    Parameters shapes = Parameters.of("A", 2, 3).and("a", 1, 3).and("B", 3, 1).and("b");
    VectorFunction residuals =
        shapes.vectorFunction(
            p -> {
              Matrix z = inputs.mult(p.get("A")).plusRow(p.get("a"));
              Matrix hidden = z.apply(Elementary.TANH);
              return hidden.mult(p.get("B")).plusRow(p.get("b")).minus(targets);
            });
    SplittableRandom random = new SplittableRandom(1);
    double[] start = new double[shapes.size()];
    Arrays.setAll(start, i -> random.nextGaussian());
    Run run = OPTIMIZER.minimise(new ReverseMode(), residuals, start);
    assertArrayEquals(new double[4], residuals.value(run.point()), 1e-8);
  }

  /** Exact pictures are fitted up to rounding, and the points are recovered. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void exactPictures(long seed) {
    GeneratedBundle exact = GeneratedBundle.generate(seed, 0);
    Run run = OPTIMIZER.minimise(new ForwardMode(), exact.residuals(), exact.start());
    double[] left = exact.residuals().value(run.point());
    assertArrayEquals(new double[left.length], left, 1e-8);
    assertArrayEquals(distances(exact.truth()), distances(run.point()), 1e-6);
  }

  /** Distances of the points from the first, in units of the first: the scale is undetermined. */
  private static double[] distances(double[] x) {
    int first = 55;
    double[] distances = new double[23];
    for (int i = 0; i < distances.length; i++) {
      int at = first + 3 * (i + 1);
      double square = 0;
      for (int k = 0; k < 3; k++) {
        square += Math.pow(x[at + k] - x[first + k], 2);
      }
      distances[i] = Math.sqrt(square);
    }
    return Arrays.stream(distances).map(d -> d / distances[0]).toArray();
  }

  /** The residual sum of squares from noise is χ² distributed: within the central 99.99 %. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noisyPictures(long seed) {
    double noise = 0.5;
    GeneratedBundle noisy = GeneratedBundle.generate(seed, noise);
    LevenbergMarquardt optimizer = new LevenbergMarquardt(1e-3, new Stop(1e-4, 200));
    Run run = optimizer.minimise(new ForwardMode(), noisy.residuals(), noisy.start());
    assertTrue(run.last().gradientNorm() <= 1e-4, () -> "gradient: " + run.last());
    assertEquals(120, noisy.degreesOfFreedom());
    double below =
        new ChiSquaredDistribution(120)
            .cumulativeProbability(2 * run.last().value() / (noise * noise));
    assertTrue(below > 5e-5 && below < 1 - 5e-5, () -> "χ² is at the quantile " + below);
  }

  /** Commons Math's optimizer, with a dense Jacobian, ends at the same sum of squares. */
  @Test
  void commonsMathAgrees() {
    GeneratedBundle noisy = GeneratedBundle.generate(1, 0.5);
    LevenbergMarquardt optimizer = new LevenbergMarquardt(1e-3, new Stop(1e-4, 200));
    Run run = optimizer.minimise(new ForwardMode(), noisy.residuals(), noisy.start());
    Optimum dense =
        new LevenbergMarquardtOptimizer()
            .withCostRelativeTolerance(1e-14)
            .optimize(
                new LeastSquaresBuilder()
                    .model(CommonsMath.model(new ForwardMode(), noisy.residuals()))
                    .target(new double[GeneratedBundle.RESIDUALS])
                    .start(noisy.start())
                    .maxEvaluations(1000)
                    .maxIterations(1000)
                    .build());
    double squares = dense.getCost() * dense.getCost();
    assertEquals(squares, 2 * run.last().value(), 1e-9 * squares);
  }
}
