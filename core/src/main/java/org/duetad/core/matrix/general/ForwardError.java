package org.duetad.core.matrix.general;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The error of a solution Y of {@code L Y = S Y + Y T = R}: at most {@code |L⁻¹| G}, with the
 * residuals G that rounding leaves. Its largest element, {@code ‖L⁻¹ diag(G)‖_∞}, is estimated by a
 * few solutions of the equation and of its transpose: Higham, "Accuracy and Stability of Numerical
 * Algorithms", 2002, algorithm 15.1 and section 16.4.
 */
final class ForwardError {

  /** Half of the digits. */
  private static final double HALF = 0x1p-26;

  private static final double ROUNDING = Math.ulp(1.0);

  private static final int ITERATIONS = 5;

  private final String operation;
  private final Schur left;
  private final Schur right;
  private final DMatrixRMaj residual;

  private ForwardError(String operation, Schur left, Schur right, DMatrixRMaj residual) {
    this.operation = operation;
    this.left = left;
    this.right = right;
    this.residual = residual;
  }

  /** Requires that a solution has at least half of its digits. */
  static void require(String operation, Schur left, Schur right, DMatrixRMaj r, DMatrixRMaj y) {
    double size = CommonOps_DDRM.elementMaxAbs(y);
    if (!(size > 0)) {
      return;
    }
    DMatrixRMaj residual =
        left.isExact() && right.isExact()
            ? ofElements(left.t(), right.t(), r, y)
            : ofNorms(left.t(), right.t(), r, y);
    double error = new ForwardError(operation, left, right, residual).estimate();
    if (error > HALF * size) {
      throw new ArithmeticException(
          operation
              + ": the solution of A X + X B = C would lose more than half of its digits (an error"
              + " of "
              + error
              + " in elements up to "
              + size
              + "), as eigenvalues of A and B nearly add up to zero, or the matrices are far from normal;"
              + " scale rows and columns alike, or shift one of the two by a multiple of the identity");
    }
  }

  /** {@code ε (|S| |Y| + |Y| |T| + |R|)}: the Schur forms have no error. */
  private static DMatrixRMaj ofElements(
      DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj r, DMatrixRMaj y) {
    DMatrixRMaj size = sizes(y);
    DMatrixRMaj sum = sizes(r);
    CommonOps_DDRM.addEquals(sum, Schur.times(sizes(s), size));
    CommonOps_DDRM.addEquals(sum, Schur.times(size, sizes(t)));
    CommonOps_DDRM.scale(ROUNDING, sum);
    return sum;
  }

  private static DMatrixRMaj sizes(DMatrixRMaj a) {
    DMatrixRMaj sizes = a.createLike();
    CommonOps_DDRM.abs(a, sizes);
    return sizes;
  }

  /** {@code ε ((‖S‖ + ‖T‖) ‖Y‖ + ‖R‖)}. */
  private static DMatrixRMaj ofNorms(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj r, DMatrixRMaj y) {
    double norm = NormOps_DDRM.normF(s) + NormOps_DDRM.normF(t);
    DMatrixRMaj residual = y.createLike();
    CommonOps_DDRM.fill(
        residual, ROUNDING * (norm * NormOps_DDRM.normF(y) + NormOps_DDRM.normF(r)));
    return residual;
  }

  /** {@code ‖B‖₁} for {@code B = diag(G) L⁻ᵀ}. */
  private double estimate() {
    int n = residual.getNumElements();
    DMatrixRMaj x = residual.createLike();
    CommonOps_DDRM.fill(x, 1.0 / n);
    double estimate = 0;
    int known = -1;
    for (int k = 0; k < ITERATIONS; k++) {
      DMatrixRMaj image = applied(x);
      double norm = CommonOps_DDRM.elementSumAbs(image);
      if (!(norm > estimate)) {
        return Double.isNaN(norm) ? norm : Math.max(estimate, ofAlternatingSigns());
      }
      estimate = norm;
      int next = steepest(image);
      if (next == known) {
        break;
      }
      known = next;
      x.zero();
      x.data[next] = 1;
    }
    return Math.max(estimate, ofAlternatingSigns());
  }

  /** Where {@code Bᵀ sign(B x)} is largest. */
  private int steepest(DMatrixRMaj image) {
    DMatrixRMaj signs = image.copy();
    for (int k = 0; k < signs.data.length; k++) {
      signs.data[k] = image.data[k] < 0 ? -residual.data[k] : residual.data[k];
    }
    DMatrixRMaj slopes = new BlockSubstitution(operation, left, right).solve(signs);
    int steepest = 0;
    for (int k = 1; k < slopes.data.length; k++) {
      if (Math.abs(slopes.data[k]) > Math.abs(slopes.data[steepest])) {
        steepest = k;
      }
    }
    return steepest;
  }

  private double ofAlternatingSigns() {
    int n = residual.getNumElements();
    DMatrixRMaj x = residual.createLike();
    for (int k = 0; k < n; k++) {
      x.data[k] = (k % 2 == 0 ? 1 : -1) * (1 + (n == 1 ? 0 : k / (n - 1.0)));
    }
    return 2 * CommonOps_DDRM.elementSumAbs(applied(x)) / (3 * n);
  }

  /** {@code B X = G ∘ W}, of {@code Sᵀ W + W Tᵀ = X}, that is {@code T Wᵀ + Wᵀ S = Xᵀ}. */
  private DMatrixRMaj applied(DMatrixRMaj x) {
    DMatrixRMaj w =
        new BlockSubstitution(operation, /* left= */ right, /* right= */ left)
            .solve(CommonOps_DDRM.transpose(x, null));
    return CommonOps_DDRM.elementMult(residual, CommonOps_DDRM.transpose(w, null), null);
  }
}
