package org.duetad.core.data;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.spi.Arguments;

/**
 * {@code F(w) = Σ f(w, R)} over blocks R of the rows of a table: as {@link SumOverRows}, with a
 * body of matrices, whose products do many rows at once. The body is recorded once for each number
 * of rows and each branch; second derivatives record it for each block.
 *
 * <pre>{@code
 * SumOverBlocks squares = SumOverBlocks.of(
 *     (w, r) -> r.cols(0, d).mult(w).minus(r.cols(d, d + 1)).squaredNorm(), table);
 * }</pre>
 *
 * <p>Rows are cut into blocks of 2048 by their number alone, and the sums of blocks are added in a
 * fixed tree, so that results have the same bits for any number of threads.
 */
public final class SumOverBlocks implements ScalarFunction {

  private final BlocksRule rule;

  private SumOverBlocks(BlocksRule rule) {
    this.rule = rule;
  }

  /**
   * The sum of a body of matrices over rows.
   *
   * @param f the body
   * @param rows the rows
   * @return the sum as a function of the parameters
   */
  public static SumOverBlocks of(MatrixRowFunction f, RowTable rows) {
    Arguments.function("sumOverBlocks", f);
    Arguments.given("sumOverBlocks", "table of rows", rows);
    BlockBody body = new BlockBody.OfColumn(f);
    return new SumOverBlocks(new BlocksRule("sumOverBlocks", body, 1, new LocalRows(rows)));
  }

  private SumOverBlocks with(LocalRows rows) {
    return new SumOverBlocks(rule.with(rows));
  }

  /**
   * The sum over some consecutive rows.
   *
   * @param from the first row
   * @param to the row after the last one
   * @return the sum over these rows
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to}, and there are as many rows
   */
  public SumOverBlocks rows(long from, long to) {
    return with(rule.rows().with(rule.rows().table().rows(from, to)));
  }

  /**
   * The sum over some rows: a minibatch.
   *
   * @param indices the rows, in the order in which they are added
   * @return the sum over these rows
   * @throws IndexOutOfBoundsException if there is no such row
   * @throws UnsupportedOperationException if the rows are read from a supplier
   */
  public SumOverBlocks select(int... indices) {
    Arguments.given("select", "array of indices", indices);
    return with(rule.rows().with(rule.rows().table().select(indices)));
  }

  /**
   * The same sum by several threads: the calling one, and tasks for an executor. Results have the
   * same bits.
   *
   * @param executor runs the tasks
   * @param threads how many threads there are at most, the calling one included
   * @return the sum
   * @throws IllegalArgumentException if there is no thread
   */
  public SumOverBlocks inParallel(Executor executor, int threads) {
    return with(rule.rows().with(rule.rows().run().with(executor, threads)));
  }

  /**
   * The same sum by as many threads as there are processors.
   *
   * @param executor runs what the calling thread does not do itself
   * @return the sum
   */
  public SumOverBlocks inParallel(Executor executor) {
    return inParallel(executor, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same sum, which reports its progress.
   *
   * @param progress called after each block of rows
   * @return the sum
   */
  public SumOverBlocks withProgress(RowProgress progress) {
    Arguments.given("withProgress", "listener", progress);
    return with(rule.rows().with(rule.rows().run().with(progress)));
  }

  @Override
  public Scalar apply(Scalar... w) {
    return rule.of(w)[0];
  }

  @Override
  public double value(double... w) {
    Arguments.point("value", w);
    return rule.evaluate(w)[0];
  }

  /**
   * Value and gradient, in one pass over the rows.
   *
   * @param w the parameters
   * @return {@code F(w)} and {@code ∇F(w)}
   */
  public ValueAndGradient valueAndGradient(double... w) {
    Arguments.point("gradient", w);
    double[] all = rule.valueAndPullback(w, 1.0);
    return new ValueAndGradient(all[0], Arrays.copyOfRange(all, 1, all.length));
  }
}
