package org.duetad.core.sparse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixSparseCSC;

/**
 * The factors {@code A = P L U} of a sparse matrix, by elimination with exchanges of rows within a
 * band about the diagonal, into which its rows and columns are ordered (by the search of Cuthill
 * and McKee, if the given order is not as good). With a band of width b this takes time
 * proportional to {@code n b²} instead of n³, and a solution to {@code n b}.
 *
 * <p>G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th ed. 2013, section 4.3.
 */
public final class BandedFactors {

  /** A band that is wider than this part of the matrix does not pay. */
  private static final int PART = 4;

  private final BandOrder order;
  private final int n;
  private final int reach;

  /** The entries of a row, from {@code lower} before the diagonal. */
  private final double[][] rows;

  /** With which row each was exchanged. */
  private final int[] pivots;

  private BandedFactors(SparsityPattern pattern, double[] entries) {
    order = pattern.bandOrder();
    n = pattern.rows();
    reach = order.lower() + order.upper();
    rows = new double[n][order.width()];
    pivots = new int[n];
    int[] places = new int[n];
    for (int place = 0; place < n; place++) {
      places[order.indices()[place]] = place;
    }
    for (int i = 0; i < n; i++) {
      for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
        set(places[i], places[pattern.column(k)], entries[k]);
      }
    }
    for (int k = 0; k < n; k++) {
      eliminate(k);
    }
  }

  /**
   * Whether factors in a band take much less time than those of a dense matrix.
   *
   * @param pattern that of a square matrix
   * @return whether the band is narrow
   * @throws IllegalArgumentException if the matrix is not square
   */
  public static boolean isNarrow(SparsityPattern pattern) {
    Arguments.given("banded", "pattern", pattern);
    Arguments.length("banded", "columns", pattern.columns(), pattern.rows());
    return PART * pattern.bandOrder().width() <= pattern.rows();
  }

  /**
   * The factors of a matrix.
   *
   * @param pattern its entries, of as many rows as columns
   * @param entries their values, row after row
   * @return the factors
   * @throws IllegalArgumentException if the matrix is not square, or there are more or fewer values
   * @throws ArithmeticException if it is singular, or an entry is not finite
   */
  public static BandedFactors of(SparsityPattern pattern, double... entries) {
    Arguments.given("banded", "pattern", pattern);
    Arguments.given("banded", "array of entries", entries);
    Arguments.length("banded", "columns", pattern.columns(), pattern.rows());
    Arguments.length("banded", "entries", entries.length, pattern.count());
    requireFinite(pattern, entries);
    return new BandedFactors(pattern, entries);
  }

  private static void requireFinite(SparsityPattern pattern, double[] entries) {
    for (int i = 0; i < pattern.rows(); i++) {
      for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
        if (!Double.isFinite(entries[k])) {
          throw new ArithmeticException(
              "banded: entry ("
                  + i
                  + ", "
                  + pattern.column(k)
                  + ") is "
                  + entries[k]
                  + "; a matrix with factors is finite");
        }
      }
    }
  }

  /**
   * The factors of a matrix compressed by columns.
   *
   * @param a the matrix, whose row indices are sorted
   * @return the factors
   * @throws IllegalArgumentException if it is not square
   * @throws ArithmeticException if it is singular, or an entry is not finite
   */
  public static BandedFactors of(DMatrixSparseCSC a) {
    Arguments.given("banded", "matrix", a);
    int[][] byColumns = new int[a.numCols][];
    for (int j = 0; j < a.numCols; j++) {
      byColumns[j] = Arrays.copyOfRange(a.nz_rows, a.col_idx[j], a.col_idx[j + 1]);
    }
    SparsityPattern pattern = SparsityPattern.ofRows(a.numRows, byColumns).transpose();
    double[] entries = new double[pattern.count()];
    int[] next = pattern.copyOfStarts();
    for (int j = 0; j < a.numCols; j++) {
      for (int k = a.col_idx[j]; k < a.col_idx[j + 1]; k++) {
        entries[next[a.nz_rows[k]]++] = a.nz_values[k];
      }
    }
    return of(pattern, entries);
  }

  private double at(int i, int j) {
    return rows[i][j - i + order.lower()];
  }

  private void set(int i, int j, double value) {
    rows[i][j - i + order.lower()] = value;
  }

  /** Subtracts multiples of row k, and leaves the multipliers in its column. */
  private void eliminate(int k) {
    int last = Math.min(n - 1, k + order.lower());
    int end = Math.min(n - 1, k + reach);
    int pivot = k;
    for (int i = k + 1; i <= last; i++) {
      if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) {
        pivot = i;
      }
    }
    pivots[k] = pivot;
    double largest = at(pivot, k);
    if (!(Math.abs(largest) > 0 && Math.abs(largest) < Double.POSITIVE_INFINITY)) {
      throw new ArithmeticException(
          "banded: the "
              + n
              + "x"
              + n
              + " matrix is singular: pivot "
              + k
              + " is "
              + largest
              + "; pass one that has an inverse");
    }
    for (int j = k; j <= end && pivot != k; j++) {
      double above = at(k, j);
      set(k, j, at(pivot, j));
      set(pivot, j, above);
    }
    for (int i = k + 1; i <= last; i++) {
      double factor = at(i, k) / largest;
      set(i, k, factor);
      for (int j = k + 1; j <= end && factor != 0; j++) {
        set(i, j, at(i, j) - factor * at(k, j));
      }
    }
  }

  /**
   * {@code A⁻¹ v}.
   *
   * @param v n numbers of any kind
   * @return n numbers
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Scalar[] solve(Scalar... v) {
    Scalar[] y = ordered(v);
    for (int k = 0; k < n; k++) {
      exchange(y, k);
      for (int i = k + 1; i <= Math.min(n - 1, k + order.lower()); i++) {
        y[i] = less(y[i], at(i, k), y[k]);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = Math.min(n - 1, k + reach); j > k; j--) {
        y[k] = less(y[k], at(k, j), y[j]);
      }
      y[k] = y[k].divide(at(k, k));
    }
    return restored(y);
  }

  /**
   * {@code A⁻ᵀ v}.
   *
   * @param v n numbers of any kind
   * @return n numbers
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Scalar[] solveTransposed(Scalar... v) {
    Scalar[] y = ordered(v);
    for (int k = 0; k < n; k++) {
      for (int j = Math.max(0, k - reach); j < k; j++) {
        y[k] = less(y[k], at(j, k), y[j]);
      }
      y[k] = y[k].divide(at(k, k));
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int i = Math.min(n - 1, k + order.lower()); i > k; i--) {
        y[k] = less(y[k], at(i, k), y[i]);
      }
      exchange(y, k);
    }
    return restored(y);
  }

  private void exchange(Scalar[] y, int k) {
    Scalar first = y[k];
    y[k] = y[pivots[k]];
    y[pivots[k]] = first;
  }

  private static Scalar less(Scalar y, double factor, Scalar x) {
    return factor == 0 ? y : y.subtract(x.multiply(factor));
  }

  private Scalar[] ordered(Scalar[] v) {
    Arguments.given("banded", "right-hand side", v);
    Arguments.length("banded", "right-hand sides", v.length, n);
    Scalar[] y = new Scalar[n];
    for (int place = 0; place < n; place++) {
      y[place] = v[order.indices()[place]];
    }
    return y;
  }

  private Scalar[] restored(Scalar[] y) {
    Scalar[] x = new Scalar[n];
    for (int place = 0; place < n; place++) {
      x[order.indices()[place]] = y[place];
    }
    return x;
  }
}
