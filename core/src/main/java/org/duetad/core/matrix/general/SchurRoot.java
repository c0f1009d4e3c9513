package org.duetad.core.matrix.general;

import org.duetad.core.matrix.PowerOfTwo;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The principal square root by the real Schur form {@code A = Q T Qᵀ}: {@code U U = T} for the
 * quasi-triangular T, column by column of blocks (Higham, "Computing real square roots of a real
 * matrix", 1987).
 */
final class SchurRoot {

  /** Eigenvalues of at most this, relative to the matrix and for each row, may be zero. */
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  private final String operation;
  private final Schur schur;
  private final DMatrixRMaj u;

  SchurRoot(String operation, Schur schur) {
    this.operation = operation;
    this.schur = schur;
    this.u = new DMatrixRMaj(schur.t().numRows, schur.t().numRows);
  }

  DMatrixRMaj root() {
    double rounding = ROUNDING * u.numRows * NormOps_DDRM.normF(schur.t());
    for (int j = 0; j < schur.numBlocks(); j++) {
      onDiagonal(j, rounding);
      for (int i = j - 1; i >= 0; i--) {
        above(i, j);
      }
    }
    requireDigits();
    return Schur.back(schur, u, schur);
  }

  /** The sizes of the errors of its elements, relative to rounding, see {@link RootError}. */
  DMatrixRMaj errorOfRoot() {
    root();
    return schur.sizesBack(RootError.of(operation, schur, u));
  }

  private void requireDigits() {
    double error = CommonOps_DDRM.elementMaxAbs(RootError.of(operation, schur, u));
    new ForwardError(operation, ForwardError.Cause.ROOT, schur, schur)
        .require(Math.ulp(1.0) * error, CommonOps_DDRM.elementMaxAbs(u));
  }

  private void onDiagonal(int block, double rounding) {
    DiagonalBlock values = DiagonalBlock.of(schur, block);
    if (values.isReal() && values.least() <= rounding) {
      throw new ArithmeticException(
          operation
              + ": the eigenvalue "
              + values.least()
              + " lies on the closed negative real axis, up to rounding, where there is no principal"
              + " value; shift the matrix by a multiple of the identity, or, if it is symmetric and"
              + " positive semidefinite, take symmetricSqrt()");
    }
    int i = schur.begin(block);
    if (schur.size(block) == 1) {
      u.unsafe_set(i, i, Math.sqrt(values.mean()));
    } else if (values.isReal()) {
      ofRealPair(i, values);
    } else {
      ofComplexPair(i, values);
    }
  }

  /**
   * {@code √T = α I + (T - θ I)/(2 α)}, of eigenvalues {@code θ ± iμ = (α ± iβ)²}. Beside the
   * negative axis α is small, and {@code T - θ I} is not the difference of its elements.
   */
  private void ofComplexPair(int i, DiagonalBlock values) {
    double theta = values.mean();
    double size = rootOfDeterminant(i);
    double alpha =
        theta > 0
            ? Math.sqrt((size + theta) / 2)
            : values.spread() / (2 * Math.sqrt((size - theta) / 2));
    set(i, 0, 2 * alpha);
    double beside = values.half() / (2 * alpha);
    u.unsafe_set(i, i, alpha + beside);
    u.unsafe_set(i + 1, i + 1, alpha - beside);
  }

  /** By Cayley and Hamilton, {@code √T = (T + √det I)/√(tr T + 2 √det)}. */
  private void ofRealPair(int i, DiagonalBlock values) {
    double root = rootOfDeterminant(i);
    double scale = Math.sqrt(2 * values.mean() + 2 * root);
    set(i, root / scale, scale);
  }

  /**
   * Of a 2x2 block with a positive determinant, the difference of two products, computed without
   * cancellation: W. Kahan's algorithm, in C.-P. Jeannerod et al., "Further analysis of Kahan's
   * algorithm for the accurate computation of 2x2 determinants", 2013.
   */
  private double rootOfDeterminant(int i) {
    DMatrixRMaj block = CommonOps_DDRM.extract(schur.t(), i, i + 2, i, i + 2);
    int exponent = PowerOfTwo.of(block.data);
    double[] t = PowerOfTwo.scaled(block.data, -exponent);
    double product = t[1] * t[2];
    double rounding = Math.fma(t[1], t[2], -product);
    double determinant = Math.fma(t[0], t[3], -product) - rounding;
    return Math.scalb(Math.sqrt(Math.max(determinant, 0.0)), exponent);
  }

  /** {@code U = shift I + T/divisor} in a 2x2 block. */
  private void set(int i, double shift, double divisor) {
    for (int row = i; row < i + 2; row++) {
      for (int col = i; col < i + 2; col++) {
        double scaled = schur.t().unsafe_get(row, col) / divisor;
        u.unsafe_set(row, col, row == col ? shift + scaled : scaled);
      }
    }
  }

  /** {@code U_ii U_ij + U_ij U_jj = T_ij - Σ U_ik U_kj} over the blocks between. */
  private void above(int blockRow, int blockCol) {
    int row = schur.begin(blockRow);
    int col = schur.begin(blockCol);
    for (int i = row; i < schur.begin(blockRow + 1); i++) {
      for (int j = col; j < schur.begin(blockCol + 1); j++) {
        double rest = schur.t().unsafe_get(i, j);
        for (int k = schur.begin(blockRow + 1); k < col; k++) {
          rest -= u.unsafe_get(i, k) * u.unsafe_get(k, j);
        }
        u.unsafe_set(i, j, rest);
      }
    }
    BlockSubstitution.solve(u, row, schur.size(blockRow), u, col, schur.size(blockCol), u);
  }
}
