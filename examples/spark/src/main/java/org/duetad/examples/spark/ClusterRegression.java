package org.duetad.examples.spark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.examples.optimizers.Lbfgs;
import org.duetad.examples.optimizers.Run;
import org.duetad.examples.optimizers.Stop;
import org.duetad.reverse.ReverseMode;

/**
 * Logistic regression on generated rows: the mean of {@code log(1 + exp(-w'r))} plus {@code λ/2
 * ‖w‖²}, where a row r is the features of a sample times its label, 1 or -1.
 *
 * @param rows how many rows
 */
record ClusterRegression(long rows) {

  static final int FEATURES = 20;
  static final double DECAY = 1e-3;
  private static final RowFunction LOSS = (w, row) -> Scalar.dot(w, row).negate().softplus();

  /** A row by its number alone, so that each machine makes its own. */
  static double[] row(long number) {
    SplittableRandom random = new SplittableRandom(number);
    double[] row = new double[FEATURES];
    double margin = 0;
    for (int k = 0; k < FEATURES; k++) {
      row[k] = random.nextGaussian();
      margin += row[k] * Math.sin(k + 1);
    }
    boolean isPositive = random.nextDouble() < 1 / (1 + Math.exp(-margin));
    return isPositive ? row : Arrays.stream(row).map(x -> -x).toArray();
  }

  /** All rows, made on the machines of a cluster. */
  JavaRDD<double[]> on(JavaSparkContext context, int partitions) {
    long all = rows;
    List<Integer> numbers = IntStream.range(0, partitions).boxed().toList();
    return context
        .parallelize(numbers, partitions)
        .flatMap(
            i ->
                LongStream.range(all * i / partitions, all * (i + 1) / partitions)
                    .mapToObj(ClusterRegression::row)
                    .iterator());
  }

  /** All rows here. */
  RowTable table() {
    return RowTable.of(
        LongStream.range(0, rows).mapToObj(ClusterRegression::row).toArray(double[][]::new));
  }

  /** The body of the sum. */
  static RowFunction loss() {
    return LOSS;
  }

  /** Minimises by L-BFGS; each gradient is a pass over the rows. */
  Run minimised(SumOverRows loss) {
    ScalarFunction objective =
        w -> loss.apply(w).divide((double) rows).add(Scalar.dot(w, w).multiply(DECAY / 2));
    return new Lbfgs(10, new Stop(1e-9, 200))
        .minimise(new ReverseMode(), objective, new double[FEATURES]);
  }
}
