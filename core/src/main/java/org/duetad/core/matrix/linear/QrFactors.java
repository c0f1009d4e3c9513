package org.duetad.core.matrix.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;

/**
 * The thin {@code A = Q R} of a matrix with no more columns than rows, by EJML. The diagonal of R
 * is not negative. For a matrix that is not finite both factors are NaN.
 */
record QrFactors(DMatrixRMaj q, DMatrixRMaj r) {

  static QrFactors of(DMatrixRMaj a) {
    if (a.numCols == 0) {
      return new QrFactors(a, new DMatrixRMaj(0, 0));
    }
    QRDecompositionHouseholderColumn_DDRM decomposition =
        new QRDecompositionHouseholderColumn_DDRM();
    decomposition.decompose(a);
    DMatrixRMaj q = decomposition.getQ(null, true);
    DMatrixRMaj r = decomposition.getR(null, true);
    if (MatrixFeatures_DDRM.hasUncountable(a)) {
      Arrays.fill(q.data, Double.NaN);
      Arrays.fill(r.data, Double.NaN);
    }
    for (int i = 0; i < r.numRows; i++) {
      if (r.unsafe_get(i, i) < 0) {
        CommonOps_DDRM.scaleRow(-1.0, r, i);
        CommonOps_DDRM.scaleCol(-1.0, q, i);
      }
    }
    return new QrFactors(q, r);
  }

  /** This, if no column depends on the preceding ones, up to rounding. */
  QrFactors fullRank(String operation) {
    for (int j = 0; j < r.numCols; j++) {
      double largest = 0;
      for (int i = 0; i <= j; i++) {
        largest = Math.max(largest, Math.abs(r.unsafe_get(i, j)));
      }
      if (r.unsafe_get(j, j) <= 4 * q.numRows * Math.ulp(largest)) {
        throw Triangles.failure(
            operation,
            q,
            "not of full column rank",
            j,
            r.unsafe_get(j, j),
            "column " + j + " depends on those before it; use pseudoInverse()");
      }
    }
    return this;
  }
}
