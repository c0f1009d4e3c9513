package org.duetad.examples.optimizers;

import java.util.SplittableRandom;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Parameters;
import org.duetad.core.rules.Activations;

/**
 * Logistic regression on generated data: the mean of {@code log(1 + exp(-y_i w'x_i))} plus {@code
 * λ/2 ‖w‖²}, which is strictly convex.
 */
public final class LogisticRegression {

  private static final int SAMPLES = 200;
  private static final int FEATURES = 6;
  private static final double DECAY = 0.01;

  private LogisticRegression() {}

  /** Features are standard normal with scales 1, 2, 3, ..., the last is 1; labels are drawn. */
  public static Objective generate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] truth = random.doubles(FEATURES, -1, 1).toArray();
    double[][] signed = new double[SAMPLES][FEATURES];
    for (double[] row : signed) {
      for (int k = 0; k < FEATURES; k++) {
        row[k] = k == FEATURES - 1 ? 1 : (k + 1) * random.nextGaussian();
      }
      double positive = 1 / (1 + Math.exp(-Vectors.dot(truth, row)));
      if (random.nextDouble() >= positive) {
        flip(row);
      }
    }
    Matrix samples = Matrix.of(signed);
    return new Objective(
        "logistic regression",
        Parameters.of("w", FEATURES, 1)
            .scalarFunction(
                p -> {
                  Matrix margins = samples.mult(p.get("w"));
                  return margins
                      .negative()
                      .apply(Activations.SOFTPLUS)
                      .elementSum()
                      .divide(SAMPLES)
                      .add(p.get("w").squaredNorm().multiply(DECAY / 2));
                }),
        new double[FEATURES]);
  }

  /** A sample of label -1 is written as its negative: {@code y x}. */
  private static void flip(double[] row) {
    for (int k = 0; k < row.length; k++) {
      row[k] = -row[k];
    }
  }
}
