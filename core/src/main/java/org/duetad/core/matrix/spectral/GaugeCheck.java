package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Zero, if adjoints Q̄ of vectors Q do not depend on the choice of a basis for values that
 * coincide, and else an error. The operands are the values, the skew part of {@code Qᵀ Q̄}, which
 * turns a basis, {@code Qᵀ Q̄} itself, which must be a multiple of the identity if the values are
 * used as well, and Q̄, which must be zero for singular values that are, unless there is one, of a
 * square matrix, and values are not used. Derivatives are checked alike.
 */
final class GaugeCheck extends MatrixRule {

  /** What is less, relative to the gap, may cancel. */
  private static final double SMALL = 16;

  /** Adjoints that are smaller, relatively, are rounding. */
  private static final double USED = 0x1p-40;

  private final int size;
  private final boolean singular;
  private final boolean whole;
  private final int order;

  /** 1 of values, whose derivatives have one quotient less than those of vectors. */
  private final int fewer;

  /**
   * For a decomposition.
   *
   * @param name its name, for messages
   * @param size the larger of the rows and columns of the matrix that was decomposed
   * @param singular whether the values are singular values
   * @param whole whether the values are used as well
   */
  GaugeCheck(String name, int size, boolean singular, boolean whole) {
    this(name, size, singular, whole, 1, 0);
  }

  private GaugeCheck(String name, int size, boolean singular, boolean whole, int order, int fewer) {
    super(name);
    this.order = order;
    this.fewer = fewer;
    this.size = size;
    this.singular = singular;
    this.whole = whole;
  }

  /**
   * Zero, if adjoints of values do not cancel between some that nearly coincide in derivatives of
   * higher order.
   */
  static Matrix ofValues(String name, int size, Matrix values, Matrix adjoints) {
    int n = values.numRows();
    Matrix differences = adjoints.repeatColumn(n).minus(adjoints.transpose().repeatRow(n));
    return new GaugeCheck(name, size, false, false, 1, 1)
        .of(values, differences, ConstantMatrix.zeroLike(differences), adjoints.transpose());
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Ties ties = Ties.near(x[0].array(), size);
    double norm = NormOps_DDRM.fastNormF(x[3].elements());
    int n = x[0].numRows();
    for (int i = 0; i < n; i++) {
      if (singular && ties.zero(i) && (whole || !isDetermined(ties, i, x[3]))) {
        requireZero(ties, i, x[3], norm);
      }
      for (int j = 0; j < n && ties.isMultiple(i); j++) {
        if (ties.tied(i, j)) {
          check(ties, i, j, x, norm);
        }
      }
    }
    if (order > 1 || whole) {
      checkNear(ties, x[0].array(), x[order == 1 ? 1 : 4], x[order == 1 ? 3 : 5]);
    }
    return new ConstantMatrix[] {ConstantMatrix.zeroLike(x[1])};
  }

  /** By the adjoints of first order. */
  private void checkNear(
      Ties ties, double[] values, ConstantMatrix turning, ConstantMatrix adjoints) {
    int n = values.length;
    double norm = NormOps_DDRM.fastNormF(adjoints.elements());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double gap = Math.abs(values[i] - values[j]);
        double turns = Math.abs(turning.at(i * n + j)) / norm;
        if (!ties.tied(i, j) && cancels(values, gap, turns) && isUsed(i, j, adjoints, norm)) {
          throw ties.nearlyCoincide(name(), i, j, order);
        }
      }
    }
  }

  /** For functions that vary with the values on their own scale, or on a scale of 1. */
  private boolean cancels(double[] values, double gap, double turns) {
    double largest = Ties.largest(values);
    int power = order - fewer;
    boolean relative = order > 1 && gap <= Ties.costlyGap(power, values, size);
    return (relative && turns * largest <= SMALL * gap)
        || (whole && gap <= Ties.costlyGap(order) && turns <= SMALL * gap);
  }

  private static boolean isUsed(int i, int j, ConstantMatrix adjoints, double norm) {
    double ofI = 0;
    double ofJ = 0;
    for (int row = 0; row < adjoints.numRows(); row++) {
      ofI = Math.max(ofI, Math.abs(adjoints.at(row * adjoints.numCols() + i)));
      ofJ = Math.max(ofJ, Math.abs(adjoints.at(row * adjoints.numCols() + j)));
    }
    return Math.min(ofI, ofJ) > USED * norm;
  }

  private void check(Ties ties, int i, int j, ConstantMatrix[] x, double norm) {
    int n = x[0].numRows();
    double mean = i == j ? ties.mean(x[2].array(), n + 1, i) : 0;
    boolean turns = !ties.negligible(x[1].at(i * n + j), norm);
    if (turns || (whole && !ties.negligible(x[2].at(i * n + j) - mean, norm))) {
      throw i == j ? ties.split(name(), i) : ties.coincide(name(), i, j);
    }
  }

  /** A single zero value of a square matrix has vectors, each up to its sign. */
  private static boolean isDetermined(Ties ties, int i, ConstantMatrix adjoints) {
    return !ties.isMultiple(i) && adjoints.numRows() == 2 * adjoints.numCols();
  }

  private void requireZero(Ties ties, int i, ConstantMatrix adjoints, double norm) {
    for (int row = 0; row < adjoints.numRows(); row++) {
      if (!ties.negligible(adjoints.at(row * adjoints.numCols() + i), norm)) {
        throw ties.isZero(name(), i);
      }
    }
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {next(x, dx[1], dx[2], dx[3])};
  }

  private Matrix next(Matrix[] x, Matrix turning, Matrix along, Matrix adjoints) {
    GaugeCheck next = new GaugeCheck(name(), size, singular, whole, order + 1, fewer);
    Matrix first = x[order == 1 ? 1 : 4];
    return next.of(x[0], turning, along, adjoints, first, x[order == 1 ? 3 : 5]);
  }

  /** Zero does not depend on anything, but is checked; that of first order is never constant. */
  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    Matrix none = ConstantMatrix.zeroLike(x[1]);
    xBar.add(order == 1 ? 1 : 4, () -> next(x, none, none, ConstantMatrix.zeroLike(x[3])));
  }
}
