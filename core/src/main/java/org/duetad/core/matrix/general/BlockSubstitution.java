package org.duetad.core.matrix.general;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * {@code S Y + Y T = R} with quasi-triangular S and T, block by block from the lower left: Bartels
 * and Stewart, "Solution of the matrix equation AX + XB = C", 1972. A block is a system of at most
 * four equations.
 */
final class BlockSubstitution {

  /**
   * A block with a smaller singular value is singular, relative to S and T and for each row; if
   * these have no error, relative to the blocks.
   */
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  private final String operation;
  private final Schur left;
  private final Schur right;
  private final boolean isExact;
  private final double rounding;

  BlockSubstitution(String operation, Schur left, Schur right) {
    this.operation = operation;
    this.left = left;
    this.right = right;
    this.isExact = left.isExact() && right.isExact();
    double size = NormOps_DDRM.normF(left.t()) + NormOps_DDRM.normF(right.t());
    this.rounding = ROUNDING * (left.t().numRows + right.t().numRows) * size;
  }

  /** Y, in place of R. */
  DMatrixRMaj solve(DMatrixRMaj r) {
    for (int j = 0; j < right.numBlocks(); j++) {
      for (int i = left.numBlocks() - 1; i >= 0; i--) {
        subtractKnown(r, i, j);
        check(i, j);
        solve(left.t(), left.begin(i), left.size(i), right.t(), right.begin(j), right.size(j), r);
      }
    }
    return r;
  }

  private void subtractKnown(DMatrixRMaj y, int blockRow, int blockCol) {
    DMatrixRMaj s = left.t();
    DMatrixRMaj t = right.t();
    for (int i = left.begin(blockRow); i < left.begin(blockRow + 1); i++) {
      for (int j = right.begin(blockCol); j < right.begin(blockCol + 1); j++) {
        double rest = y.unsafe_get(i, j);
        for (int k = left.begin(blockRow + 1); k < s.numRows; k++) {
          rest -= s.unsafe_get(i, k) * y.unsafe_get(k, j);
        }
        for (int k = 0; k < right.begin(blockCol); k++) {
          rest -= y.unsafe_get(i, k) * t.unsafe_get(k, j);
        }
        y.unsafe_set(i, j, rest);
      }
    }
  }

  private void check(int i, int j) {
    double least = isExact ? 4 * ROUNDING * (size(left, i) + size(right, j)) : rounding;
    if (!(leastSingularValue(i, j) > least)) {
      throw new ArithmeticException(
          operation
              + ": the eigenvalues "
              + DiagonalBlock.of(left, i)
              + " of the left and "
              + DiagonalBlock.of(right, j)
              + " of the right matrix add up to zero, so that the equation has no unique solution;"
              + " shift one of the two by a multiple of the identity");
    }
  }

  private static double size(Schur schur, int block) {
    int end = schur.begin(block + 1);
    double size = 0;
    for (int i = schur.begin(block); i < end; i++) {
      for (int j = schur.begin(block); j < end; j++) {
        size = Math.max(size, Math.abs(schur.t().unsafe_get(i, j)));
      }
    }
    return size;
  }

  private double leastSingularValue(int i, int j) {
    int row = left.begin(i);
    int col = right.begin(j);
    if (left.size(i) == 1 && right.size(j) == 1) {
      return Math.abs(left.t().unsafe_get(row, row) + right.t().unsafe_get(col, col));
    }
    return leastSingularValue(system(left.t(), row, left.size(i), right.t(), col, right.size(j)));
  }

  /** Without the vectors, which take longer. */
  private static double leastSingularValue(DMatrixRMaj square) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(square.numRows, square.numRows, false, false, false);
    return svd.decompose(square)
        ? Arrays.stream(svd.getSingularValues()).min().orElseThrow()
        : Double.NaN;
  }

  /** The system of one block, of which the unknowns stand row after row. */
  private static DMatrixRMaj system(
      DMatrixRMaj s, int row, int rows, DMatrixRMaj t, int col, int cols) {
    DMatrixRMaj system = new DMatrixRMaj(rows * cols, rows * cols);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        for (int k = 0; k < rows; k++) {
          system.add(i * cols + j, k * cols + j, s.get(row + i, row + k));
        }
        for (int k = 0; k < cols; k++) {
          system.add(i * cols + j, i * cols + k, t.get(col + k, col + j));
        }
      }
    }
    return system;
  }

  /** {@code S_ii X + X T_jj = R_ij}, in place of the block of R. */
  static void solve(
      DMatrixRMaj s, int row, int rows, DMatrixRMaj t, int col, int cols, DMatrixRMaj r) {
    if (rows == 1 && cols == 1) {
      double divisor = s.unsafe_get(row, row) + t.unsafe_get(col, col);
      r.unsafe_set(row, col, r.unsafe_get(row, col) / divisor);
      return;
    }
    DMatrixRMaj x = new DMatrixRMaj(rows * cols, 1);
    DMatrixRMaj block = CommonOps_DDRM.extract(r, row, row + rows, col, col + cols);
    block.reshape(rows * cols, 1, true);
    CommonOps_DDRM.solve(system(s, row, rows, t, col, cols), block, x);
    x.reshape(rows, cols, true);
    CommonOps_DDRM.insert(x, r, row, col);
  }
}
