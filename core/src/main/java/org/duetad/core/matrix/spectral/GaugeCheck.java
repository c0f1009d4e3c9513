package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Zero, if adjoints Q̄ of vectors Q do not depend on the choice of a basis for values that
 * coincide, and else an error. The operands are the values, the skew part of {@code Qᵀ Q̄}, which
 * turns a basis, {@code Qᵀ Q̄} itself, which must be a multiple of the identity if the values are
 * used as well, and Q̄, which must be zero for singular values that are. Derivatives are checked
 * alike.
 */
final class GaugeCheck extends MatrixRule {

  private final int size;
  private final boolean singular;
  private final boolean whole;

  /**
   * For a decomposition.
   *
   * @param name its name, for messages
   * @param size the larger of the rows and columns of the matrix that was decomposed
   * @param singular whether the values are singular values
   * @param whole whether the values are used as well
   */
  GaugeCheck(String name, int size, boolean singular, boolean whole) {
    super(name);
    this.size = size;
    this.singular = singular;
    this.whole = whole;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Ties ties = Ties.near(x[0].array(), size);
    double norm = NormOps_DDRM.fastNormF(x[3].elements());
    int n = x[0].numRows();
    for (int i = 0; i < n; i++) {
      if (singular && ties.zero(i)) {
        requireZero(ties, i, x[3], norm);
      }
      for (int j = 0; j < n && ties.isMultiple(i); j++) {
        if (ties.tied(i, j)) {
          check(ties, i, j, x, norm);
        }
      }
    }
    return new ConstantMatrix[] {ConstantMatrix.zeroLike(x[1])};
  }

  private void check(Ties ties, int i, int j, ConstantMatrix[] x, double norm) {
    int n = x[0].numRows();
    double mean = i == j ? ties.mean(x[2].array(), n + 1, i) : 0;
    boolean turns = !ties.negligible(x[1].at(i * n + j), norm);
    if (turns || (whole && !ties.negligible(x[2].at(i * n + j) - mean, norm))) {
      throw i == j ? ties.split(name(), i) : ties.coincide(name(), i, j);
    }
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
    return all(x[0], dx[1], dx[2], dx[3]);
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    // Zero does not depend on anything.
  }
}
