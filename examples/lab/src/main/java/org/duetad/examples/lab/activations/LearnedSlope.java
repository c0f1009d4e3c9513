package org.duetad.examples.lab.activations;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.Parameters;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** A PReLU whose slope on the left is fitted to data. */
final class LearnedSlope {

  private static final double TRUE_SLOPE = 0.25;
  private static final double NOISE = 0.05;
  private static final int SAMPLES = 200;
  private static final int STEPS = 90;

  private LearnedSlope() {}

  /** The squared loss as a function of the slope. */
  static ModelFunction loss(Matrix x, Matrix y) {
    return Parameters.of("alpha", 1, 1)
        .scalarFunction(
            p -> NetworkLosses.squared(x.apply(Activations.LEAKY_RELU, p.scalar("alpha")), y));
  }

  /** The slope of least squares: {@code Σ x y/Σ x²} over the samples with negative x. */
  static double leastSquares(Matrix x, Matrix y) {
    double[] xs = x.value().data;
    double[] ys = y.value().data;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < xs.length; i++) {
      if (xs[i] < 0) {
        products += xs[i] * ys[i];
        squares += xs[i] * xs[i];
      }
    }
    return products / squares;
  }

  static void show(Findings findings, RandomGenerator random) {
    Matrix x = Draws.gaussian(random, SAMPLES, 1, 1);
    Matrix exact = x.apply(Activations.LEAKY_RELU, Matrix.ones(SAMPLES, 1).scale(TRUE_SLOPE));
    Matrix noisy = exact.plus(Draws.gaussian(random, SAMPLES, 1, NOISE));
    double[] path = descent(loss(x, noisy));
    double[] onExact = descent(loss(x, exact));
    double[] best = new double[STEPS];
    Arrays.fill(best, leastSquares(x, noisy));
    XYChart chart = Charts.lines("PReLU learns its slope", "step", "alpha");
    Charts.counted(chart, "gradient descent", path);
    Charts.counted(chart, "least squares", best);
    findings
        .text(
            "PReLU is max(x, 0) + α min(x, 0) with α a parameter like any other. From 200 samples"
                + " of a PReLU with α = 1/4, gradient descent finds α from a start at 1.")
        .figure("prelu", "The slope on noisy samples, step by step.", chart)
        .equal("Without noise the slope that was learned", onExact[STEPS - 1], TRUE_SLOPE, 1e-8)
        .equal(
            "With noise it is that of least squares, Σ x y/Σ x² over negative x",
            path[STEPS - 1],
            leastSquares(x, noisy),
            1e-8)
        .equal("Which is near 1/4", path[STEPS - 1], TRUE_SLOPE, 0.05);
  }

  private static double[] descent(ModelFunction loss) {
    ReverseMode mode = new ReverseMode();
    double[] path = new double[STEPS];
    double slope = 1;
    for (int step = 0; step < STEPS; step++) {
      path[step] = slope;
      slope -= 0.4 * mode.gradient(loss, slope)[0];
    }
    return path;
  }
}
