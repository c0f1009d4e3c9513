package org.duetad.core.matrix.general;

import org.duetad.core.matrix.UnknownPathException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.jspecify.annotations.Nullable;

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
  private final Cause cause;
  private final Schur left;
  private final Schur right;

  /** The sizes of the terms whose sum R is, or null if R is given. */
  private final @Nullable DMatrixRMaj terms;

  /** The sizes of errors of S and T, which are one matrix, or null if these are given. */
  private final @Nullable DMatrixRMaj errors;

  /** A size that the solution might well have. */
  private final double natural;

  /** Why a solution loses digits, and the way out. */
  enum Cause {
    /** Of an equation. */
    EQUATION(
        "eigenvalues of A and B nearly add up to zero, or the matrices are far from normal; scale"
            + " rows and columns alike, or shift one of the two by a multiple of the identity"),
    /** Of the derivative of a root. */
    ROOT(
        "eigenvalues are near the negative real axis or of very different sizes, or the matrix is"
            + " far from normal; scale rows and columns alike, or shift it by a multiple of the"
            + " identity");

    private final String text;

    Cause(String text) {
      this.text = text;
    }
  }

  /** Of an equation with a given right-hand side. */
  ForwardError(String operation, Cause cause, Schur left, Schur right) {
    this(operation, cause, left, right, null, null, 0);
  }

  private ForwardError(
      String operation,
      Cause cause,
      Schur left,
      Schur right,
      @Nullable DMatrixRMaj terms,
      @Nullable DMatrixRMaj errors,
      double natural) {
    this.operation = operation;
    this.cause = cause;
    this.left = left;
    this.right = right;
    this.terms = terms;
    this.errors = errors;
    this.natural = natural;
  }

  /** Of an equation whose right-hand side is a sum of rounded terms, see {@link RoundedTerms}. */
  ForwardError ofTerms(DMatrixRMaj sizes, double naturalSize) {
    return new ForwardError(operation, cause, left, right, sizes, null, naturalSize);
  }

  /**
   * Of an equation with A for B, whose elements have errors of some sizes, relative to rounding.
   */
  ForwardError ofErrors(DMatrixRMaj sizes) {
    return new ForwardError(operation, cause, left, right, null, sizes, 0);
  }

  BlockSubstitution substitution() {
    return new BlockSubstitution(operation, left, right);
  }

  /** Requires that a solution has at least half of its digits. */
  void require(DMatrixRMaj r, DMatrixRMaj y) {
    double size = Math.max(CommonOps_DDRM.elementMaxAbs(y), natural);
    if (!(CommonOps_DDRM.elementMaxAbs(y) > 0)) {
      return;
    }
    require(estimate(residual(r, y)), size);
  }

  /** Requires that an error is at most half of the digits of elements up to a size. */
  void require(double error, double size) {
    if (error > HALF * size) {
      throw new ArithmeticException(
          operation
              + ": the result would lose more than half of its digits (an error of "
              + error
              + " in elements up to "
              + size
              + "), as "
              + cause.text);
    }
  }

  /**
   * Requires that adjoints of A, B and C, which may be those of one matrix, and then add up to
   * little, keep half of their digits: that {@code ‖L⁻¹‖ (‖A‖ + ‖B‖)} is at most half of them.
   */
  void requireAdjoints() {
    double size = CommonOps_DDRM.elementMaxAbs(left.t()) + CommonOps_DDRM.elementMaxAbs(right.t());
    DMatrixRMaj residual = new DMatrixRMaj(left.t().numRows, right.t().numRows);
    CommonOps_DDRM.fill(residual, size);
    double condition = residual.data.length == 0 ? 0 : estimate(residual);
    if (condition * ROUNDING > HALF) {
      throw new UnknownPathException(
          operation
              + ": adjoints may lose more than half of their digits, with the condition number "
              + condition
              + ", as "
              + cause.text);
    }
  }

  private DMatrixRMaj residual(DMatrixRMaj r, DMatrixRMaj y) {
    DMatrixRMaj residual =
        left.isExact() && right.isExact()
            ? ofElements(left.t(), right.t(), r, y)
            : ofNorms(left.t(), right.t(), r, y);
    if (terms != null) {
      DMatrixRMaj turned =
          Schur.times(Schur.times(turned(left.q()), terms), Schur.sizes(right.q()));
      CommonOps_DDRM.addEquals(residual, ROUNDING, turned);
    }
    if (errors != null) {
      DMatrixRMaj turned =
          Schur.times(Schur.times(turned(left.q()), errors), Schur.sizes(left.q()));
      CommonOps_DDRM.addEquals(residual, ROUNDING, Schur.times(turned, Schur.sizes(y)));
      CommonOps_DDRM.addEquals(residual, ROUNDING, Schur.times(Schur.sizes(y), turned));
    }
    return residual;
  }

  private static DMatrixRMaj turned(DMatrixRMaj q) {
    return CommonOps_DDRM.transpose(Schur.sizes(q), null);
  }

  /** {@code ε (|S| |Y| + |Y| |T| + |R|)}: the Schur forms have no error. */
  private static DMatrixRMaj ofElements(
      DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj r, DMatrixRMaj y) {
    DMatrixRMaj size = Schur.sizes(y);
    DMatrixRMaj sum = Schur.sizes(r);
    CommonOps_DDRM.addEquals(sum, Schur.times(Schur.sizes(s), size));
    CommonOps_DDRM.addEquals(sum, Schur.times(size, Schur.sizes(t)));
    CommonOps_DDRM.scale(ROUNDING, sum);
    return sum;
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
  double estimate(DMatrixRMaj residual) {
    int n = residual.getNumElements();
    DMatrixRMaj x = residual.createLike();
    CommonOps_DDRM.fill(x, 1.0 / n);
    double estimate = 0;
    int known = -1;
    for (int k = 0; k < ITERATIONS; k++) {
      DMatrixRMaj image = applied(residual, x);
      double norm = CommonOps_DDRM.elementSumAbs(image);
      if (!(norm > estimate)) {
        return Double.isNaN(norm) ? norm : Math.max(estimate, ofAlternatingSigns(residual));
      }
      estimate = norm;
      int next = steepest(residual, image);
      if (next == known) {
        break;
      }
      known = next;
      x.zero();
      x.data[next] = 1;
    }
    return Math.max(estimate, ofAlternatingSigns(residual));
  }

  /** Where {@code Bᵀ sign(B x)} is largest. */
  private int steepest(DMatrixRMaj residual, DMatrixRMaj image) {
    DMatrixRMaj signs = image.copy();
    for (int k = 0; k < signs.data.length; k++) {
      signs.data[k] = image.data[k] < 0 ? -residual.data[k] : residual.data[k];
    }
    DMatrixRMaj slopes = substitution().solve(signs);
    int steepest = 0;
    for (int k = 1; k < slopes.data.length; k++) {
      if (Math.abs(slopes.data[k]) > Math.abs(slopes.data[steepest])) {
        steepest = k;
      }
    }
    return steepest;
  }

  private double ofAlternatingSigns(DMatrixRMaj residual) {
    int n = residual.getNumElements();
    DMatrixRMaj x = residual.createLike();
    for (int k = 0; k < n; k++) {
      x.data[k] = (k % 2 == 0 ? 1 : -1) * (1 + (n == 1 ? 0 : k / (n - 1.0)));
    }
    return 2 * CommonOps_DDRM.elementSumAbs(applied(residual, x)) / (3 * n);
  }

  /** {@code B X = G ∘ W}, of {@code Sᵀ W + W Tᵀ = X}, that is {@code T Wᵀ + Wᵀ S = Xᵀ}. */
  private DMatrixRMaj applied(DMatrixRMaj residual, DMatrixRMaj x) {
    DMatrixRMaj w =
        new BlockSubstitution(operation, /* left= */ right, /* right= */ left)
            .solve(CommonOps_DDRM.transpose(x, null));
    return CommonOps_DDRM.elementMult(residual, CommonOps_DDRM.transpose(w, null), null);
  }
}
