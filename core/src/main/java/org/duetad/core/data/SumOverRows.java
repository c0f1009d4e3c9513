package org.duetad.core.data;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * {@code F(w) = Σ_r f(w, r)} over the rows r of a table: a likelihood, a loss. It is a function of
 * w that every mode differentiates, to any order, and one instruction of a program.
 *
 * <pre>{@code
 * SumOverRows loss = SumOverRows.of((w, row) -> ..., RowTable.of(rows));
 * double[] gradient = new ReverseMode().gradient(loss, point);
 * }</pre>
 *
 * <p>The body f is recorded once for each branch that a row takes, and evaluated for many rows at
 * once. It must depend on its arguments only; what it captures must not change, which is checked
 * for the first row in the first, second, fourth, ... pass. Numbers of enclosing derivative calls
 * are not to be captured, but passed as parameters. Branches cost time: rows of different branches
 * in a block are first sorted one by one; prefer {@code max} to a branch.
 *
 * <p>Rows are cut into blocks of 256 by their number alone, and the sums of blocks are added in a
 * fixed tree: values and derivatives have the same bits for any number of threads. Let N be the
 * number of rows, and u = 2⁻⁵³; then the value differs from that of a loop over all rows by at most
 * {@code (N + 256 + log2 N) u Σ |f(w, r)|} to first order in u, and a derivative likewise with the
 * terms that a loop adds up for it.
 *
 * <p>If the body throws in a row, a {@link RowException} names it. Immutable; any number of threads
 * may use one at once.
 */
public final class SumOverRows implements ScalarFunction {

  private final RowsRule rule;

  /** The residuals, if this is half the sum of their squares. */
  private final @Nullable RecordedBody residuals;

  private SumOverRows(RecordedBody body, @Nullable RecordedBody residuals, RowSource rows) {
    rule = new RowsRule(body, rows);
    this.residuals = residuals;
  }

  /**
   * The sum of a body over rows.
   *
   * @param f the body
   * @param rows the rows
   * @return the sum as a function of the parameters
   */
  public static SumOverRows of(RowFunction f, RowTable rows) {
    Arguments.function("sumOverRows", f);
    Arguments.given("sumOverRows", "table of rows", rows);
    return new SumOverRows(recorded(f, rows.columns()), null, new LocalRows(rows));
  }

  /**
   * The sum of a body over rows that are elsewhere, as on the machines of a cluster.
   *
   * @param f the body
   * @param columns how many numbers a row has
   * @param runner runs passes over the rows
   * @return the sum as a function of the parameters
   */
  public static SumOverRows of(RowFunction f, int columns, BlockRunner runner) {
    Arguments.function("sumOverRows", f);
    Arguments.given("sumOverRows", "runner", runner);
    return new SumOverRows(recorded(f, columns), null, new RemoteRows(runner));
  }

  /**
   * Half the sum of the squares of residuals, {@code ½ Σ_r |f(w, r)|²}.
   *
   * @param f the residuals of a row
   * @param outputs how many there are in each row
   * @param rows the rows
   * @return the sum as a function of the parameters, which has {@link #gaussNewtonProduct}
   */
  public static SumOverRows ofSquares(RowVectorFunction f, int outputs, RowTable rows) {
    Arguments.function("sumOfSquares", f);
    Arguments.given("sumOfSquares", "table of rows", rows);
    return ofSquares(f, outputs, rows.columns(), new LocalRows(rows));
  }

  /**
   * Half the sum of the squares of residuals over rows that are elsewhere.
   *
   * @param f the residuals of a row
   * @param outputs how many there are in each row
   * @param columns how many numbers a row has
   * @param runner runs passes over the rows
   * @return the sum as a function of the parameters, which has {@link #gaussNewtonProduct}
   */
  public static SumOverRows ofSquares(
      RowVectorFunction f, int outputs, int columns, BlockRunner runner) {
    Arguments.function("sumOfSquares", f);
    Arguments.given("sumOfSquares", "runner", runner);
    return ofSquares(f, outputs, columns, new RemoteRows(runner));
  }

  private static SumOverRows ofSquares(
      RowVectorFunction f, int outputs, int columns, RowSource rows) {
    RowFunction half =
        (w, row) -> {
          Scalar[] r = f.apply(w, row);
          RowsBody.requireOutputs("sumOfSquares", r.length, outputs);
          return Scalar.dot(r, r).multiply(0.5);
        };
    RecordedBody residuals = new RecordedBody("residuals", RowsBody.of(f, columns, outputs, 0));
    return new SumOverRows(recorded(half, columns), residuals, rows);
  }

  private static RecordedBody recorded(RowFunction f, int columns) {
    return new RecordedBody("sumOverRows", RowsBody.of(f.asVector(), columns, 1, 0));
  }

  /**
   * The sum over rows, each times a weight: {@code Σ_r ω_r f(w, r)}.
   *
   * @param f the body
   * @param rows the rows
   * @param weights a weight for each row, read in each pass
   * @return the weighted sum as a function of the parameters
   * @throws IllegalArgumentException unless there are as many weights as rows
   */
  public static SumOverRows weighted(RowFunction f, RowTable rows, double... weights) {
    Arguments.function("sumOverRows", f);
    Arguments.given("sumOverRows", "table of rows", rows);
    Arguments.given("sumOverRows", "array of weights", weights);
    if (rows.count() >= 0) {
      Arguments.length("sumOverRows", "array of weights", weights, (int) rows.count());
    }
    RowFunction weighted =
        (w, row) -> {
          int last = row.length - 1;
          return row[last].multiply(f.apply(w, Arrays.copyOf(row, last)));
        };
    return of(weighted, rows.weighted(weights));
  }

  /**
   * The sum over some consecutive rows, with the same recordings.
   *
   * @param from the first row
   * @param to the row after the last one
   * @return the sum over these rows
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to}, and there are as many rows
   */
  public SumOverRows rows(long from, long to) {
    return with(local("rows").with(local("rows").table().rows(from, to)));
  }

  /**
   * The sum over some rows, with the same recordings: a minibatch.
   *
   * @param indices the rows, in the order in which they are added
   * @return the sum over these rows
   * @throws IndexOutOfBoundsException if there is no such row
   * @throws UnsupportedOperationException if the rows are read from a supplier
   */
  public SumOverRows select(int... indices) {
    Arguments.given("select", "array of indices", indices);
    return with(local("select").with(local("select").table().select(indices)));
  }

  private LocalRows local(String operation) {
    if (rule.rows() instanceof LocalRows local) {
      return local;
    }
    throw new UnsupportedOperationException(
        operation + ": the rows are elsewhere; use a table in memory");
  }

  private SumOverRows with(RowSource rows) {
    return new SumOverRows(rule.recorded(), residuals, rows);
  }

  /**
   * The same sum by several threads: the calling one, and tasks for an executor. Results have the
   * same bits. If the executor has no free threads, it only takes longer.
   *
   * @param executor runs the tasks
   * @param threads how many threads there are at most, the calling one included
   * @return the sum
   * @throws IllegalArgumentException if there is no thread
   */
  public SumOverRows inParallel(Executor executor, int threads) {
    LocalRows rows = local("inParallel");
    return with(rows.with(rows.run().with(executor, threads)));
  }

  /**
   * The same sum by as many threads as there are processors.
   *
   * @param executor runs what the calling thread does not do itself
   * @return the sum
   */
  public SumOverRows inParallel(Executor executor) {
    return inParallel(executor, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same sum, which reports its progress.
   *
   * @param progress called after each block of rows
   * @return the sum
   */
  public SumOverRows withProgress(RowProgress progress) {
    Arguments.given("withProgress", "listener", progress);
    LocalRows rows = local("withProgress");
    return with(rows.with(rows.run().with(progress)));
  }

  @Override
  public Scalar apply(Scalar... w) {
    Arguments.given("sumOverRows", "array of parameters", w);
    boolean isSwept =
        Arrays.stream(w).anyMatch(x -> x != null && x.recorded() > 0 && !x.isTraced());
    return (isSwept ? new SweptSum(rule) : rule).of(w)[0];
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
    double[] in = Arrays.copyOf(w, w.length + 1);
    in[w.length] = 1.0;
    double[] all = rule.pass(RowPass.PULLBACK, w.length, in);
    return new ValueAndGradient(all[0], Arrays.copyOfRange(all, 1, all.length));
  }

  /**
   * {@code H(w) v}, in one pass over the rows.
   *
   * @param w the parameters
   * @param v the direction, as many numbers
   * @return as many numbers
   */
  public double[] hvp(double[] w, double[] v) {
    Arguments.point("hvp", w);
    Arguments.length("hvp", "direction", v, w.length);
    int n = w.length;
    double[] in = Arrays.copyOf(w, 2 * (n + 1));
    in[n] = 1.0;
    System.arraycopy(v, 0, in, n + 1, n);
    return rule.pass(RowPass.SECOND, n, in);
  }

  /**
   * {@code Jᵀ J v} of the residuals, in one pass over the rows.
   *
   * @param w the parameters
   * @param v the direction, as many numbers
   * @return as many numbers
   * @throws UnsupportedOperationException unless this is a sum of squares, {@link #ofSquares}
   */
  public double[] gaussNewtonProduct(double[] w, double[] v) {
    Arguments.point("gaussNewtonProduct", w);
    Arguments.length("gaussNewtonProduct", "direction", v, w.length);
    if (residuals == null) {
      throw new UnsupportedOperationException(
          "gaussNewtonProduct: the sum has no residuals; make it by ofSquares");
    }
    double[] in = Arrays.copyOf(w, 2 * w.length);
    System.arraycopy(v, 0, in, w.length, v.length);
    return new RowsRule(residuals, rule.rows()).pass(RowPass.GAUSS_NEWTON, w.length, in);
  }

  /**
   * How often the body was recorded: once for each branch that a row took.
   *
   * @return 0 before the first use
   */
  public long recordings() {
    return rule.recorded().recordings().count();
  }
}
