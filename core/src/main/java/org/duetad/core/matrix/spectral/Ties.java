package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.LinearRule;
import org.duetad.core.matrix.Matrix;

/**
 * Which of sorted eigenvalues or singular values coincide, and which are zero: neighbours whose
 * difference is at most {@code 16 n ε} of the largest, which a decomposition cannot distinguish.
 */
final class Ties {

  private static final double GAP = 16 * Math.ulp(1.0);

  /** Relative size below which a number is rounding error. */
  private static final double NEGLIGIBLE = 64 * Math.ulp(1.0);

  private final double[] values;
  private final double tolerance;

  /** For each value, the first and the one after the last that coincide with it. */
  private final int[] begin;

  private final int[] end;

  private Ties(double[] values, double tolerance) {
    this.values = values;
    this.tolerance = tolerance;
    this.begin = new int[values.length];
    this.end = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean tied = i > 0 && Math.abs(values[i] - values[i - 1]) <= tolerance;
      begin[i] = tied ? begin[i - 1] : i;
      Arrays.fill(end, begin[i], i + 1, i + 1);
    }
  }

  /** The ties of the sorted values of a matrix of size n. */
  static Ties of(double[] sorted, int n) {
    double largest = Arrays.stream(sorted).map(Math::abs).max().orElse(0);
    return new Ties(sorted, GAP * n * largest);
  }

  boolean tied(int i, int j) {
    return begin[i] == begin[j];
  }

  /** Whether a value is zero, or tied with one that is. */
  boolean zero(int i) {
    return Math.abs(values[begin[i]]) <= tolerance || Math.abs(values[end[i] - 1]) <= tolerance;
  }

  boolean anyZero() {
    return values.length > 0 && (zero(0) || zero(values.length - 1));
  }

  /** 1 where two values differ, 0 where they coincide. */
  ConstantMatrix apart() {
    return mask((i, j) -> !tied(i, j));
  }

  /** 0 where both are zero, 1 elsewhere. */
  ConstantMatrix notBothZero() {
    return mask((i, j) -> !(zero(i) && zero(j)));
  }

  /** 1 where a value is not zero; a column. */
  ConstantMatrix nonzero() {
    double[] mask = new double[values.length];
    Arrays.setAll(mask, i -> zero(i) ? 0.0 : 1.0);
    return ConstantMatrix.owning(mask.length, 1, mask);
  }

  /** Which pairs. */
  @FunctionalInterface
  interface Pairs {
    boolean has(int i, int j);
  }

  private ConstantMatrix mask(Pairs pairs) {
    int n = values.length;
    double[] mask = new double[n * n];
    Arrays.setAll(mask, k -> pairs.has(k / n, k % n) ? 1.0 : 0.0);
    return ConstantMatrix.owning(n, n, mask);
  }

  /** A column in which each element is the mean of those tied with it; its own transpose. */
  Matrix shared(Matrix column) {
    return new LinearRule(
            "shared", ConstantMatrix::zeroLike, this::means, (x, yBar) -> shared(yBar))
        .of(column);
  }

  private ConstantMatrix means(ConstantMatrix column) {
    double[] means = new double[values.length];
    Arrays.setAll(means, i -> mean(column.array(), 1, 0, i));
    return ConstantMatrix.owning(means.length, 1, means);
  }

  /** The mean of elements {@code stride · j + offset} over the j tied with i. */
  private double mean(double[] elements, int stride, int offset, int i) {
    if (end[i] - begin[i] == 1) {
      return elements[stride * i + offset];
    }
    double sum = 0;
    for (int j = begin[i]; j < end[i]; j++) {
      sum += elements[stride * j + offset];
    }
    return sum / (end[i] - begin[i]);
  }

  /**
   * Whether the blocks of a square matrix at tied values are multiples of the identity, up to
   * rounding; throws if not.
   *
   * @param what the decomposition, for the message
   * @param mixing the matrix
   * @param size how large the numbers are that it was computed from
   */
  void requireUnmixed(String what, Matrix mixing, double size) {
    double[] m = Spectra.constant(mixing).array();
    int n = values.length;
    for (int i = 0; i < n; i++) {
      double mean = end[i] - begin[i] == 1 ? m[i * n + i] : mean(m, n + 1, 0, i);
      for (int j = begin[i]; j < end[i]; j++) {
        if (end[i] - begin[i] > 1 && !negligible(m[i * n + j] - (i == j ? mean : 0.0), size)) {
          throw refused(what, begin[i], end[i] - 1);
        }
      }
    }
  }

  /** Checks that the rows of a matrix at zero values vanish, up to rounding. */
  void requireZero(String what, Matrix rows, double size) {
    double[] m = Spectra.constant(rows).array();
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; zero(i) && j < rows.numCols(); j++) {
        if (!negligible(m[i * rows.numCols() + j], size)) {
          throw new ArithmeticException(
              what
                  + ": singular value "
                  + i
                  + " is zero ("
                  + values[i]
                  + "), where its vectors have no derivative; take singularValues() if only values are wanted,"
                  + " or vectors of nonzero ones");
        }
      }
    }
  }

  private boolean negligible(double part, double size) {
    return Math.abs(part) <= NEGLIGIBLE * values.length * size && size < Double.POSITIVE_INFINITY;
  }

  private ArithmeticException refused(String what, int i, int j) {
    return new ArithmeticException(
        what
            + ": values "
            + i
            + " and "
            + j
            + " coincide ("
            + values[i]
            + " and "
            + values[j]
            + "), so that their vectors have no derivative; take the values alone, functions as symmetricSqrt()"
            + " that do not depend on the choice of vectors, or a matrix whose values differ");
  }
}
