package org.duetad.core.matrix.general;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * How wrong the elements of a square root {@code X = Q U Qᵀ} may be, relative to rounding: by
 * {@code U δU + δU U = ε (|U| |U|)}, element by element if U is triangular and Q permutes, and else
 * estimated. The operand is A; this is an estimate, which has no derivatives.
 */
final class RootError extends MatrixRule {

  static final MatrixRule ERROR = new RootError();

  private RootError() {
    super("sqrtm", "error");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    if (MatrixFeatures_DDRM.hasUncountable(x[0].elements())) {
      return new ConstantMatrix[] {Sylvester.nan(x[0])};
    }
    SchurRoot root = new SchurRoot(name(), Schur.of(x[0]));
    return new ConstantMatrix[] {ConstantMatrix.owning(root.errorOfRoot())};
  }

  /** Of U. */
  static DMatrixRMaj of(String operation, Schur schur, DMatrixRMaj u) {
    return schur.isExact() && schur.numBlocks() == u.numRows
        ? ofElements(u)
        : estimated(operation, schur, u);
  }

  /**
   * With a positive diagonal, {@code e_ij = (g_ij + Σ |u_ik| e_kj + Σ e_ik |u_kj|)/(u_ii + u_jj)}.
   */
  private static DMatrixRMaj ofElements(DMatrixRMaj u) {
    int n = u.numRows;
    DMatrixRMaj e = new DMatrixRMaj(n, n);
    for (int j = 0; j < n; j++) {
      for (int i = j; i >= 0; i--) {
        double sum = 0;
        for (int k = i; k <= j; k++) {
          double left = Math.abs(u.unsafe_get(i, k));
          double right = Math.abs(u.unsafe_get(k, j));
          sum += left * right + left * e.unsafe_get(k, j) + e.unsafe_get(i, k) * right;
        }
        e.unsafe_set(i, j, sum / (u.unsafe_get(i, i) + u.unsafe_get(j, j)));
      }
    }
    return e;
  }

  /** That of the largest one, for all; if T has no error, without the blocks of the diagonal. */
  private static DMatrixRMaj estimated(String operation, Schur schur, DMatrixRMaj u) {
    Schur root = schur.with(u);
    DMatrixRMaj sizes = Schur.sizes(u);
    DMatrixRMaj residual = Schur.times(sizes, sizes);
    if (!schur.isExact()) {
      double norm = NormOps_DDRM.normF(u);
      CommonOps_DDRM.fill(residual, norm * norm);
    }
    for (int block = 0; schur.isExact() && block < schur.numBlocks(); block++) {
      fill(residual, schur, block, 0);
    }
    ForwardError error = new ForwardError(operation, ForwardError.Cause.ROOT, root, root);
    CommonOps_DDRM.fill(residual, error.estimate(residual));
    for (int block = 0; schur.isExact() && block < schur.numBlocks(); block++) {
      int i = schur.begin(block);
      int end = schur.begin(block + 1);
      DMatrixRMaj own = CommonOps_DDRM.extract(sizes, i, end, i, end);
      fill(residual, schur, block, ofBlock(schur, block) * CommonOps_DDRM.elementMax(own));
    }
    return residual;
  }

  /** Beside the negative axis α is as inaccurate as the discriminant, see {@link SchurRoot}. */
  private static double ofBlock(Schur schur, int block) {
    DiagonalBlock values = DiagonalBlock.of(schur, block);
    double cancellation = values.size() / values.spread();
    return values.isReal() || values.mean() > 0 ? 1 : 1 + cancellation * cancellation;
  }

  /** A block of the diagonal, whose root is that of a formula. */
  private static void fill(DMatrixRMaj a, Schur schur, int block, double value) {
    for (int i = schur.begin(block); i < schur.begin(block + 1); i++) {
      for (int j = schur.begin(block); j < schur.begin(block + 1); j++) {
        a.set(i, j, value);
      }
    }
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    // Nothing depends on it.
  }
}
