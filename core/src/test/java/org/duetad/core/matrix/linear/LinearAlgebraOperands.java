package org.duetad.core.matrix.linear;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;

/** Random matrices of the kinds that linear algebra needs, the same in every run. */
final class LinearAlgebraOperands {

  private final Random random;

  LinearAlgebraOperands(long seed) {
    this.random = new Random(seed);
  }

  /** Normal elements. */
  ConstantMatrix normal(int numRows, int numCols) {
    DMatrixRMaj a = new DMatrixRMaj(numRows, numCols);
    Arrays.setAll(a.data, k -> random.nextGaussian());
    return ConstantMatrix.owning(a);
  }

  /** Of full rank, with singular values from 1 to 3. */
  ConstantMatrix wellConditioned(int numRows, int numCols) {
    int rank = Math.min(numRows, numCols);
    if (rank == 0) {
      return ConstantMatrix.owning(new DMatrixRMaj(numRows, numCols));
    }
    double[] s = new double[rank];
    Arrays.setAll(s, i -> 1 + 2 * random.nextDouble());
    DMatrixRMaj u = RandomMatrices_DDRM.orthogonal(numRows, rank, random);
    DMatrixRMaj v = RandomMatrices_DDRM.orthogonal(numCols, rank, random);
    DMatrixRMaj scaled = CommonOps_DDRM.mult(u, CommonOps_DDRM.diag(s), null);
    return ConstantMatrix.owning(CommonOps_DDRM.multTransB(scaled, v, null));
  }

  /** Not symmetric; its symmetric part is positive definite. */
  ConstantMatrix positiveDefinitePart(int n) {
    Matrix root = wellConditioned(n, n);
    Matrix any = normal(n, n);
    return (ConstantMatrix) root.multTransB(root).plus(any.minus(any.transpose()));
  }

  /** Full, with diagonal elements of both signs that are at least 1 in size. */
  ConstantMatrix strongDiagonal(int n) {
    DMatrixRMaj a = normal(n, n).value();
    for (int i = 0; i < n; i++) {
      a.set(i, i, (random.nextBoolean() ? 1 : -1) * (1 + random.nextDouble()));
    }
    return ConstantMatrix.owning(a);
  }

  /** Square, of a given rank. */
  ConstantMatrix ofRank(int n, int rank) {
    return (ConstantMatrix) wellConditioned(n, rank).multTransB(wellConditioned(n, rank));
  }
}
