package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * {@code q_ij = n_ij / (α x_i + β x_j)} with eigenvalues or singular values x, as the derivatives
 * of decompositions have them. Where the divisor is zero, or has lost half of its digits, the
 * quotient is 0 if its numerator is rounding, and else refused. The operands are x, N, and the
 * matrix B that N was computed from, of which the norm says what is rounding.
 */
final class Quotients extends MatrixRule {

  private final Kind kind;
  private final int size;
  private final boolean whole;

  /**
   * For a decomposition.
   *
   * @param name its name, for messages
   * @param kind the divisors
   * @param size the larger of the rows and columns of the matrix that was decomposed
   * @param whole whether B itself, too, must be a multiple of the identity between values that
   *     coincide, and zero between zero ones: so it is if these move together
   */
  Quotients(String name, Kind kind, int size, boolean whole) {
    super(name);
    this.kind = kind;
    this.size = size;
    this.whole = whole;
  }

  /** What is divided by. */
  enum Kind {
    /** {@code x_j - x_i}, and 0 on the diagonal. */
    DIFFERENCES(-1, 1),
    /** {@code x_i + x_j}. */
    SUMS(1, 1),
    /** {@code x_j}, in column j. */
    COLUMNS(0, 1);

    private final double ofRow;
    private final double ofColumn;

    Kind(double ofRow, double ofColumn) {
      this.ofRow = ofRow;
      this.ofColumn = ofColumn;
    }
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    double[] values = x[0].array();
    Ties ties = Ties.near(values, size);
    double norm = NormOps_DDRM.fastNormF(x[2].elements());
    int cols = x[1].numCols();
    double[] quotients = new double[x[1].numRows() * cols];
    for (int k = 0; k < quotients.length; k++) {
      int i = k / cols;
      int j = k % cols;
      if (isUndefined(ties, i, j)) {
        check(ties, i, j, x, norm);
      } else if (x[1].at(k) != 0) {
        double row = kind.ofRow == 0 ? 0 : kind.ofRow * values[i];
        quotients[k] = x[1].at(k) / (row + kind.ofColumn * values[j]);
      }
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(x[1].numRows(), cols, quotients)};
  }

  private boolean isUndefined(Ties ties, int i, int j) {
    return switch (kind) {
      case DIFFERENCES -> ties.tied(i, j);
      case SUMS -> ties.zero(i) && ties.zero(j);
      case COLUMNS -> ties.zero(j);
    };
  }

  private void check(Ties ties, int i, int j, ConstantMatrix[] x, double norm) {
    int at = i * x[1].numCols() + j;
    if (kind != Kind.DIFFERENCES) {
      if (!ties.negligible(x[1].at(at), norm) || (whole && !ties.negligible(x[2].at(at), norm))) {
        throw ties.isZero(name(), j);
      }
      return;
    }
    if (i != j && !ties.negligible(x[1].at(at), norm)) {
      throw ties.coincide(name(), i, j);
    }
    if (whole && ties.isMultiple(i)) {
      double mean = i == j ? ties.mean(x[2].array(), x[2].numCols() + 1, i) : 0;
      if (!ties.negligible(x[2].at(at) - mean, norm)) {
        throw ties.coincide(
            name(), i, i == j ? (ties.tied(i, Math.max(i - 1, 0)) && i > 0 ? i - 1 : i + 1) : j);
      }
    }
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix numerator = dx[1].minus(MatrixChain.elementMult(y[0], divisors(dx[0], y[0])));
    return all(x[0], numerator, whole ? dx[2] : numerator);
  }

  private Matrix divisors(Matrix x, Matrix like) {
    Matrix columns = x.transpose().repeatRow(like.numRows());
    return kind == Kind.COLUMNS
        ? columns
        : columns.plus(x.repeatColumn(like.numCols()).scale(kind.ofRow));
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    Matrix divided = new Quotients(name(), kind, size, false).of(x[0], yBar[0], yBar[0]);
    xBar.add(0, () -> ofValues(MatrixChain.elementMult(divided, y[0])));
    xBar.add(1, () -> divided);
  }

  private Matrix ofValues(Matrix products) {
    Matrix columns = products.sumCols().transpose();
    return kind == Kind.COLUMNS
        ? columns.negative()
        : products.sumRows().scale(-kind.ofRow).minus(columns);
  }
}
