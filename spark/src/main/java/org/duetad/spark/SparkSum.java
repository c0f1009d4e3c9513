package org.duetad.spark;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowVectorFunction;
import org.duetad.core.data.SumOverRows;

/**
 * Sums over rows that are on a cluster: {@code F(w) = Σ_r f(w, r)}.
 *
 * <pre>{@code
 * SumOverRows loss = SparkSum.of((w, row) -> ..., rows);
 * ValueAndGradient at = loss.valueAndGradient(w);
 * }</pre>
 *
 * <p>The sum is a function on the driver like any other, for every mode and optimizer. A pass over
 * the rows is one job: w is broadcast, each task adds up its blocks of rows, and the driver adds
 * what the tasks return in the fixed tree of {@link org.duetad.core.data.PartialSum}. So values and
 * derivatives have the same bits as those of a table on one thread, whatever the partitions, and
 * whichever tasks are repeated. The body is sent once, and recorded once in each executor.
 *
 * <p>These methods distribute the rows for one sum. For several sums over the same rows, and to
 * release the rows, make {@link SparkRows}.
 */
public final class SparkSum {

  private SparkSum() {}

  /**
   * The sum of a body over the rows of an RDD.
   *
   * @param body the body, a lambda that captures only what can be serialised
   * @param rows arrays of equal length, numbered in the order of {@code collect}
   * @return the sum as a function of the parameters
   */
  public static SumOverRows of(RowFunction body, JavaRDD<double[]> rows) {
    return SparkRows.of(rows).sum(body);
  }

  /**
   * The sum of a body over some columns of a dataset.
   *
   * @param body the body, a lambda that captures only what can be serialised
   * @param rows the dataset
   * @param columns the names of numeric columns without nulls, in the order in which the body
   *     receives them
   * @return the sum as a function of the parameters
   */
  public static SumOverRows of(RowFunction body, Dataset<Row> rows, String... columns) {
    return SparkRows.of(rows, columns).sum(body);
  }

  /**
   * Half the sum of the squares of residuals, {@code ½ Σ_r |f(w, r)|²}.
   *
   * @param residuals the residuals of a row
   * @param outputs how many there are in each row
   * @param rows arrays of equal length
   * @return the sum as a function of the parameters, which has {@code gaussNewtonProduct}
   */
  public static SumOverRows ofSquares(
      RowVectorFunction residuals, int outputs, JavaRDD<double[]> rows) {
    return SparkRows.of(rows).sumOfSquares(residuals, outputs);
  }

  /**
   * Half the sum of the squares of residuals over some columns of a dataset.
   *
   * @param residuals the residuals of a row
   * @param outputs how many there are in each row
   * @param rows the dataset
   * @param columns the names of numeric columns without nulls
   * @return the sum as a function of the parameters, which has {@code gaussNewtonProduct}
   */
  public static SumOverRows ofSquares(
      RowVectorFunction residuals, int outputs, Dataset<Row> rows, String... columns) {
    return SparkRows.of(rows, columns).sumOfSquares(residuals, outputs);
  }
}
