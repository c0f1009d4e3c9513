package org.duetad.examples.optimizers;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.core.rules.Activations;

/**
 * Logistic regression on generated data: the mean of {@code log(1 + exp(-y_i w'x_i))} plus {@code
 * λ/2 ‖w‖²}, which is strictly convex.
 */
public final class LogisticObjective {

  private static final int SAMPLES = 200;
  private static final int FEATURES = 6;
  private static final double DECAY = 0.01;

  private LogisticObjective() {}

  /** Features are standard normal with scales 1, 2, 3, ..., the last is 1; labels are drawn. */
  public static Minimisation generate(long seed) {
    return new Minimisation("logistic regression", loss(samples(seed)), new double[FEATURES]);
  }

  /** Functions of {@code size} samples each, whose mean is the objective. */
  public static List<ScalarFunction> batches(long seed, int size) {
    if (size < 1 || SAMPLES % size != 0) {
      throw new IllegalArgumentException(
          "batches: size " + size + " does not divide " + SAMPLES + "; pass one that does");
    }
    double[][] samples = samples(seed);
    return IntStream.range(0, SAMPLES / size)
        .mapToObj(b -> loss(Arrays.copyOfRange(samples, b * size, (b + 1) * size)))
        .toList();
  }

  private static double[][] samples(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] truth = random.doubles(FEATURES, -1, 1).toArray();
    double[][] signed = new double[SAMPLES][FEATURES];
    for (double[] row : signed) {
      for (int k = 0; k < FEATURES; k++) {
        row[k] = k == FEATURES - 1 ? 1 : (k + 1) * random.nextGaussian();
      }
      double positive = 1 / (1 + Math.exp(-VectorArithmetic.dot(truth, row)));
      if (random.nextDouble() >= positive) {
        flip(row);
      }
    }
    return signed;
  }

  private static ScalarFunction loss(double[][] rows) {
    Matrix samples = Matrix.of(rows);
    return Parameters.of("w", FEATURES, 1)
        .scalarFunction(
            p -> {
              Matrix margins = samples.mult(p.get("w"));
              return margins
                  .negative()
                  .apply(Activations.SOFTPLUS)
                  .elementSum()
                  .divide(rows.length)
                  .add(p.get("w").squaredNorm().multiply(DECAY / 2));
            });
  }

  /** A sample of label -1 is written as its negative: {@code y x}. */
  private static void flip(double[] row) {
    for (int k = 0; k < row.length; k++) {
      row[k] = -row[k];
    }
  }
}
