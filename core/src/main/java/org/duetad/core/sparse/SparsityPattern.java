package org.duetad.core.sparse;

import java.util.Arrays;
import java.util.Objects;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Where a matrix may have nonzero elements: compressed by rows, columns ascending in each row.
 * Immutable.
 */
public final class SparsityPattern {

  private final int rows;
  private final int columns;
  private final int[] starts;
  private final int[] indices;

  /** The order of a narrow band, once it was asked for. */
  private volatile @Nullable BandOrder bandOrder;

  private SparsityPattern(int rows, int columns, int[] starts, int[] indices) {
    this.rows = rows;
    this.columns = columns;
    this.starts = starts;
    this.indices = indices;
  }

  /**
   * A pattern given row by row.
   *
   * @param columns how many columns there are
   * @param rows the columns of the entries of each row, in any order; repetitions count once
   * @return the pattern
   * @throws IndexOutOfBoundsException if there is no such column
   * @throws IllegalArgumentException if there are fewer than 0 columns
   */
  public static SparsityPattern ofRows(int columns, int[]... rows) {
    Arguments.given("sparsity", "array of rows", rows);
    if (columns < 0) {
      throw new IllegalArgumentException("sparsity: " + columns + " columns; pass 0 or more");
    }
    int[][] sorted = new int[rows.length][];
    Arrays.setAll(sorted, i -> Arrays.stream(rows[i]).sorted().distinct().toArray());
    for (int[] row : sorted) {
      if (row.length > 0) {
        Objects.checkIndex(row[0], columns);
        Objects.checkIndex(row[row.length - 1], columns);
      }
    }
    return ofSorted(columns, sorted);
  }

  /** A pattern of rows that are sorted and without repetitions. */
  static SparsityPattern ofSorted(int columns, int[][] rows) {
    int[] starts = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      starts[i + 1] = Math.addExact(starts[i], rows[i].length);
    }
    int[] indices = new int[starts[rows.length]];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, indices, starts[i], rows[i].length);
    }
    return new SparsityPattern(rows.length, columns, starts, indices);
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public int rows() {
    return rows;
  }

  /**
   * How many columns there are.
   *
   * @return 0 or more
   */
  public int columns() {
    return columns;
  }

  /**
   * How many entries there are.
   *
   * @return 0 or more
   */
  public int count() {
    return indices.length;
  }

  /**
   * The entries of a row.
   *
   * @param i the row
   * @return their columns, ascending, in a new array
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public int[] row(int i) {
    Objects.checkIndex(i, rows);
    return Arrays.copyOfRange(indices, starts[i], starts[i + 1]);
  }

  /**
   * Whether there is an entry.
   *
   * @param i its row
   * @param j its column
   * @return whether the element may differ from zero
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public boolean contains(int i, int j) {
    Objects.checkIndex(i, rows);
    Objects.checkIndex(j, columns);
    return find(i, j) >= 0;
  }

  /** The number of entry (i, j); less than 0 if there is none. */
  int find(int i, int j) {
    return Arrays.binarySearch(indices, starts[i], starts[i + 1], j);
  }

  /** The number of the first entry of row i; that of row {@code rows()} is the number of all. */
  int start(int i) {
    return starts[i];
  }

  /** The column of the k-th entry. */
  int column(int k) {
    return indices[k];
  }

  /** How many entries row i has. */
  int degree(int i) {
    return starts[i + 1] - starts[i];
  }

  /**
   * The transposed matrix's pattern.
   *
   * @return entry (j, i) for each (i, j)
   */
  public SparsityPattern transpose() {
    int[] at = new int[columns + 1];
    for (int j : indices) {
      at[j + 1]++;
    }
    Arrays.parallelPrefix(at, Integer::sum);
    int[] transposedStarts = at.clone();
    int[] transposed = new int[indices.length];
    for (int i = 0; i < rows; i++) {
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        transposed[at[indices[k]]++] = i;
      }
    }
    return new SparsityPattern(columns, rows, transposedStarts, transposed);
  }

  /** Of a square matrix. */
  BandOrder bandOrder() {
    BandOrder known = bandOrder;
    if (known == null) {
      known = BandOrder.of(this);
      bandOrder = known;
    }
    return known;
  }

  /** The row starts: the column starts of the transposed matrix in EJML's compressed columns. */
  int[] copyOfStarts() {
    return starts.clone();
  }

  int[] copyOfIndices() {
    return indices.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SparsityPattern p
        && rows == p.rows
        && columns == p.columns
        && Arrays.equals(starts, p.starts)
        && Arrays.equals(indices, p.indices);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, columns, Arrays.hashCode(indices));
  }

  /**
   * The shape, the number of entries, and a picture: {@code x} for an entry, {@code .} for none. A
   * large matrix is drawn at a reduced scale, {@code x} where there is any entry.
   */
  @Override
  public String toString() {
    return rows + "x" + columns + ", entries: " + count() + PatternDrawing.of(this);
  }
}
