package org.duetad.core.data;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * What is done for each row of a sum, recorded once for each branch that a row took. It can be sent
 * to another machine, where it is recorded again when it is first used; keep it there for the next
 * pass.
 *
 * <p>Any number of threads may use one at once.
 *
 * @see BlockRunner
 */
public final class RecordedBody implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final RowsBody body;

  /** Bodies of derivatives. */
  private final Map<String, RecordedBody> derived = new ConcurrentHashMap<>();

  private transient volatile @Nullable Recordings recordings;

  RecordedBody(String name, RowsBody body) {
    this.name = name;
    this.body = body;
  }

  /**
   * The sums of a block of rows.
   *
   * @param pass what is computed
   * @param parameters how many parameters the body has
   * @param in the inputs of the pass, which all rows share
   * @param block the number of the block: that of its first row divided by {@link PartialSum#ROWS}
   * @param rows its rows, {@link PartialSum#ROWS} of them but in the last block
   * @return the sums, to be added by {@link PartialSum}
   * @throws IllegalArgumentException if a row has another length, if there is no row, or more rows
   *     than a block has, or if there are other inputs than the pass has
   */
  public double[] sums(RowPass pass, int parameters, double[] in, long block, double[][] rows) {
    Arguments.lengths(name, "row", rows, body.columns());
    if (block < 0 || rows.length == 0 || rows.length > PartialSum.ROWS) {
      throw new IllegalArgumentException(
          name
              + ": block "
              + block
              + " of "
              + rows.length
              + " rows; number blocks from 0, with 1 to "
              + PartialSum.ROWS
              + " rows in each");
    }
    RowPass.Widths widths = pass.widths(body, parameters);
    Arguments.length(name, "array of inputs", in, widths.shared());
    RowInputs none = new RowInputs.Own(new double[0], 0);
    PassNumbers numbers =
        new PassNumbers(pass, widths, in, none, new double[0], JacobianTarget.NONE);
    return new BlockSums(this, numbers, parameters)
        .of(new ArrayBlock(rows, 0, body.columns(), block * PartialSum.ROWS, rows.length));
  }

  /**
   * How many sums a pass has.
   *
   * @param pass what is computed
   * @param parameters how many parameters the body has
   * @return the length of the array of sums
   */
  public int length(RowPass pass, int parameters) {
    return pass.widths(body, parameters).sums();
  }

  String name() {
    return name;
  }

  RowsBody body() {
    return body;
  }

  Recordings recordings() {
    Recordings known = recordings;
    return known == null ? begin() : known;
  }

  private synchronized Recordings begin() {
    Recordings known = recordings;
    if (known == null) {
      known = new Recordings(name, body);
      recordings = known;
    }
    return known;
  }

  /** The tangents of the body, of p parameters. */
  RecordedBody tangent(int p) {
    return derived("tangent", p, () -> body.tangent(p));
  }

  /** The adjoints of the body, of p parameters. */
  RecordedBody adjoint(int p) {
    return derived("adjoint", p, () -> body.adjoint(p));
  }

  /** The adjoints of the body with its tangents as seeds, of p parameters. */
  RecordedBody gaussNewton(int p) {
    return derived("Gauss-Newton product", p, () -> body.gaussNewton(p));
  }

  /** The same with p parameters that each row has of its own. */
  RecordedBody localised(int p) {
    return derived("rows", p, () -> body.localised(p));
  }

  private RecordedBody derived(String what, int p, Supplier<RowsBody> made) {
    return derived.computeIfAbsent(
        what + p, key -> new RecordedBody(what + " of " + name, made.get()));
  }
}
