package org.duetad.core.matrix.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** {@code A = L Lᵀ} for a symmetric matrix, by EJML. */
final class CholeskyFactor {

  private static final String WAY_OUT =
      "use solve, or make the matrix positive definite by adding to its diagonal";

  private CholeskyFactor() {}

  /** L; its triangle is NaN if the matrix is not finite. The operation is for the message. */
  static DMatrixRMaj of(String operation, DMatrixRMaj a) {
    if (MatrixFeatures_DDRM.hasUncountable(a)) {
      return nan(a.numRows);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> fast = DecompositionFactory_DDRM.chol(a.numRows, true);
    if (fast.decompose(a.copy())) {
      return fast.getT(null);
    }
    DMatrixRMaj partial = a.copy();
    CholeskyDecomposition_F64<DMatrixRMaj> plain = new CholeskyDecompositionInner_DDRM(true);
    if (plain.decompose(partial)) {
      return plain.getT(null);
    }
    throw notPositiveDefinite(operation, a, partial);
  }

  /** The columns of the partial factor are right up to the pivot that failed. */
  private static ArithmeticException notPositiveDefinite(
      String operation, DMatrixRMaj a, DMatrixRMaj partial) {
    int i = 0;
    double pivot = pivot(a, partial, 0);
    while (pivot > 0) {
      pivot = pivot(a, partial, ++i);
    }
    return Triangles.failure(operation, a, "not positive definite", i, pivot, WAY_OUT);
  }

  /** {@code a_ii - Σ_k l_ik²}, summed as EJML does. */
  private static double pivot(DMatrixRMaj a, DMatrixRMaj partial, int i) {
    double pivot = a.unsafe_get(i, i);
    for (int k = 0; k < i; k++) {
      pivot -= partial.unsafe_get(i, k) * partial.unsafe_get(i, k);
    }
    return pivot;
  }

  private static DMatrixRMaj nan(int n) {
    DMatrixRMaj lower = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      Arrays.fill(lower.data, i * n, i * n + i + 1, Double.NaN);
    }
    return lower;
  }
}
