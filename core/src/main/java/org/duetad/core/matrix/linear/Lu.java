package org.duetad.core.matrix.linear;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;

/**
 * {@code P A = L U} for a square matrix, by EJML, with partial pivoting. For a matrix that is not
 * finite both factors are NaN. Immutable.
 */
final class Lu {

  private static final String WAY_OUT =
      "a singular system has no unique solution; use pseudoInverse(), or solveSpd of a regularised"
          + " matrix";

  private final DMatrixRMaj lower;
  private final DMatrixRMaj upper;
  private final int[] pivots;

  Lu(DMatrixRMaj a) {
    LUDecompositionAlt_DDRM decomposition = new LUDecompositionAlt_DDRM();
    decomposition.decompose(a);
    this.lower = decomposition.getLower(null);
    this.upper = decomposition.getUpper(null);
    this.pivots = Arrays.copyOf(decomposition.getPivot(), a.numRows);
    if (MatrixFeatures_DDRM.hasUncountable(a)) {
      Arrays.fill(lower.data, Double.NaN);
      Arrays.fill(upper.data, Double.NaN);
    }
  }

  /** This, if no pivot is zero. */
  Lu nonsingular(String operation) {
    return nonsingular(operation, WAY_OUT);
  }

  Lu nonsingular(String operation, String wayOut) {
    Triangles.checkPivots(operation, upper, wayOut);
    return this;
  }

  /** {@code A⁻¹ B = U⁻¹ L⁻¹ P B}. */
  DMatrixRMaj solve(DMatrixRMaj b) {
    DMatrixRMaj x = new DMatrixRMaj(b.numRows, b.numCols);
    for (int i = 0; i < pivots.length; i++) {
      System.arraycopy(b.data, pivots[i] * b.numCols, x.data, i * b.numCols, b.numCols);
    }
    return Triangles.solveUpper(upper, false, Triangles.solveLower(lower, false, x));
  }

  /** {@code A⁻ᵀ B = Pᵀ L⁻ᵀ U⁻ᵀ B}. */
  DMatrixRMaj solveTransA(DMatrixRMaj b) {
    DMatrixRMaj y = Triangles.solveUpper(upper, true, b.copy());
    Triangles.solveLower(lower, true, y);
    DMatrixRMaj x = new DMatrixRMaj(b.numRows, b.numCols);
    for (int i = 0; i < pivots.length; i++) {
      System.arraycopy(y.data, i * b.numCols, x.data, pivots[i] * b.numCols, b.numCols);
    }
    return x;
  }

  /** P. */
  Matrix permutation() {
    DMatrixRMaj p = new DMatrixRMaj(pivots.length, pivots.length);
    for (int i = 0; i < pivots.length; i++) {
      p.unsafe_set(i, pivots[i], 1.0);
    }
    return ConstantMatrix.owning(p);
  }

  /** {@code log|det A|}. */
  double logAbsDeterminant() {
    return logOfDiagonal(upper);
  }

  /** {@code Σ log|t_ii|}. */
  static double logOfDiagonal(DMatrixRMaj t) {
    double sum = 0;
    for (int i = 0; i < t.numRows; i++) {
      sum += Math.log(Math.abs(t.unsafe_get(i, i)));
    }
    return sum;
  }
}
