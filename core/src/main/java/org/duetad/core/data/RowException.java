package org.duetad.core.data;

/** The body of a sum or a map failed in a row, which it names; the cause is what it threw. */
public final class RowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long row;

  RowException(long row, RuntimeException cause) {
    super("row " + row + ": " + cause.getMessage(), cause);
    this.row = row;
  }

  /**
   * The row.
   *
   * @return its number, from 0, in the table of the sum or map: after a selection, among the rows
   *     that were selected
   */
  public long row() {
    return row;
  }
}
