package org.duetad.core.data;

import java.util.Iterator;
import java.util.function.Supplier;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A table of data, whose rows are numbered from 0. It reads the given arrays in each pass, without
 * copying them; they must not be modified during a pass.
 */
public abstract class RowTable {

  private final int columns;

  RowTable(int columns) {
    this.columns = columns;
  }

  /**
   * Rows that are arrays.
   *
   * @param rows any number of arrays of equal length
   * @return the table
   * @throws IllegalArgumentException if the lengths differ
   */
  public static RowTable of(double[]... rows) {
    Arguments.given("table", "array of rows", rows);
    int columns = rows.length == 0 ? 0 : Arguments.given("table", "row 0", rows[0]).length;
    Arguments.lengths("table", "row", rows, columns);
    return new StoredRows(
        columns,
        rows.length,
        (start, number, count) -> new ArrayBlock(rows, start, columns, number, count));
  }

  /**
   * The rows of a matrix.
   *
   * @param rows the matrix
   * @return the table
   */
  public static RowTable of(DMatrixRMaj rows) {
    Arguments.given("table", "matrix", rows);
    int columns = rows.numCols;
    int length = rows.numRows;
    return new StoredRows(
        columns,
        length,
        (start, number, count) -> {
          if (rows.numRows != length || rows.numCols != columns) {
            throw new IllegalStateException(
                "table: the matrix was "
                    + length
                    + "x"
                    + columns
                    + ", and is now "
                    + rows.numRows
                    + "x"
                    + rows.numCols
                    + "; make a new table");
          }
          return new FlatBlock(rows.data, start * columns, columns, number, count);
        });
  }

  /**
   * Rows whose numbers are stored by columns, which is the fastest to read.
   *
   * @param columns any number of arrays of equal length
   * @return the table
   * @throws IllegalArgumentException if the lengths differ
   */
  public static RowTable ofColumns(double[]... columns) {
    Arguments.given("table", "array of columns", columns);
    int rows = columns.length == 0 ? 0 : Arguments.given("table", "column 0", columns[0]).length;
    Arguments.lengths("table", "column", columns, rows);
    return new StoredRows(
        columns.length,
        rows,
        (start, number, count) -> {
          for (double[] column : columns) {
            Arguments.length("table", "column", column, rows);
          }
          return new ColumnBlock(columns, start, number, count);
        });
  }

  /**
   * Rows that are read anew in each pass, for data that do not fit into memory. One thread at a
   * time reads; how the rows are split into arrays has no influence on any result.
   *
   * @param columns how many numbers each row has
   * @param blocks supplies the same rows in each pass, from the first one on, some at a time; an
   *     array is not used after the next one was asked for, so that it can be filled again
   * @return the table
   * @throws IllegalArgumentException if the number of columns is negative
   */
  public static RowTable read(int columns, Supplier<? extends Iterator<double[][]>> blocks) {
    Arguments.given("table", "supplier of blocks", blocks);
    if (columns < 0) {
      throw new IllegalArgumentException("table: rows of " + columns + " numbers; pass 0 or more");
    }
    return new ReadRows(columns, blocks, 0, Long.MAX_VALUE);
  }

  /**
   * How many numbers a row has.
   *
   * @return 0 or more
   */
  public final int columns() {
    return columns;
  }

  /**
   * Some consecutive rows, numbered from 0 again.
   *
   * @param from the first row
   * @param to the row after the last one
   * @return a table that reads this one
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to}, and this table has as many
   *     rows
   */
  public abstract RowTable rows(long from, long to);

  /**
   * Some rows in any order, numbered from 0 again: a minibatch.
   *
   * @param indices the rows
   * @return a table that reads this one
   * @throws IndexOutOfBoundsException if there is no such row
   * @throws UnsupportedOperationException if the rows are read from a supplier
   */
  public abstract RowTable select(int... indices);

  /** These rows with a weight as their last number. */
  abstract RowTable weighted(double[] weights);

  /** How many rows there are, or -1 if only a pass can tell. */
  abstract long count();

  /** Begins a pass by blocks of a number of rows. */
  abstract BlockCursor open(int size);
}
