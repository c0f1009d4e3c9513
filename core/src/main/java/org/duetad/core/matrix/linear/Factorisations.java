package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.SymmetricPart;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.misc.UnrolledInverseFromMinor_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * The factorisations of one matrix, each computed on first use, by EJML. They are immutable; two
 * threads may both compute one, with the same bits.
 */
final class Factorisations {

  /** With a residual above this, a small inverse by minors is not trusted. */
  private static final double RESIDUAL = 1e-12;

  private final DMatrixRMaj matrix;
  private volatile @Nullable Lu lu;
  private volatile @Nullable DMatrixRMaj cholesky;
  private volatile @Nullable QrFactors qr;
  private volatile @Nullable DMatrixRMaj inverse;
  private volatile @Nullable CofactorBasis cofactors;

  Factorisations(DMatrixRMaj matrix) {
    this.matrix = matrix;
  }

  /** Those of a constant, which keeps them. */
  static Factorisations of(ConstantMatrix x) {
    return x.kept(Factorisations.class, Factorisations::new);
  }

  /** {@code P A = L U}, also for a singular matrix. */
  Lu lu() {
    Lu known = lu;
    if (known == null) {
      known = new Lu(matrix);
      lu = known;
    }
    return known;
  }

  /** L of the symmetric part; the operation is for the message if it does not exist. */
  DMatrixRMaj cholesky(String operation) {
    DMatrixRMaj known = cholesky;
    if (known == null) {
      known = CholeskyFactor.of(operation, SymmetricPart.of(matrix));
      cholesky = known;
    }
    return known;
  }

  /** The thin {@code A = Q R}, also for a matrix without full rank. */
  QrFactors qr() {
    QrFactors known = qr;
    if (known == null) {
      known = QrFactors.of(matrix);
      qr = known;
    }
    return known;
  }

  /** {@code A⁻¹}; the operation is for the message if it does not exist. */
  DMatrixRMaj inverse(String operation) {
    DMatrixRMaj known = inverse;
    if (known == null) {
      known = computeInverse(operation);
      inverse = known;
    }
    return known;
  }

  /** The basis in which the cofactors and their derivative are computed. */
  CofactorBasis cofactors() {
    CofactorBasis known = cofactors;
    if (known == null) {
      known = CofactorBasis.of(matrix);
      cofactors = known;
    }
    return known;
  }

  private DMatrixRMaj computeInverse(String operation) {
    int n = matrix.numRows;
    if (n > 0 && n <= UnrolledInverseFromMinor_DDRM.MAX) {
      DMatrixRMaj byMinors = new DMatrixRMaj(n, n);
      CommonOps_DDRM.invert(matrix, byMinors);
      if (isInverse(byMinors)) {
        return byMinors;
      }
    }
    return lu().nonsingular(operation).solve(CommonOps_DDRM.identity(n));
  }

  private boolean isInverse(DMatrixRMaj candidate) {
    if (MatrixFeatures_DDRM.hasUncountable(candidate)) {
      return false;
    }
    DMatrixRMaj residual = Kernels.DEFAULT.mult(matrix, false, candidate, false);
    CommonOps_DDRM.subtractEquals(residual, CommonOps_DDRM.identity(matrix.numRows));
    return NormOps_DDRM.fastNormF(residual) < RESIDUAL;
  }

  @Override
  public String toString() {
    return "factorisations of " + matrix.numRows + "x" + matrix.numCols;
  }
}
