package org.duetad.forward;

import org.duetad.core.matrix.Matrix;

/**
 * The digits that coefficients of high order lose to powers of small differences of eigenvalues or
 * singular values: estimated by a second evaluation, with the same values of another matrix, which
 * rounds differently. That is a call of its own, {@link Expansion#turned()}.
 */
final class LostDigits {

  /** Half of the digits. */
  private static final double HALF = 0x1p-26;

  private LostDigits() {}

  /** How fast coefficients grow with the order, as the direction is larger than the matrix. */
  static double rate(Matrix x) {
    if (!(x instanceof TaylorMatrix series) || !series.isKnown()) {
      return 1;
    }
    double size = norm(series.at(0));
    double rate = 0;
    for (int k = 1; k <= series.order; k++) {
      rate = Math.max(rate, Math.pow(norm(series.at(k)) / size, 1.0 / k));
    }
    return Double.isFinite(rate) ? rate : 1;
  }

  private static double norm(Matrix x) {
    return Math.sqrt(x.primal().squaredNorm().value());
  }

  /** Requires half of the digits of each coefficient, relative to those that precede it. */
  static void check(String operation, Expansion call, double[] c, double[] again) {
    double scale = 0;
    for (int k = 0; k < c.length; k++) {
      scale = Math.max(scale * call.rate(), Math.abs(c[k]));
      if (Math.abs(c[k] - again[k]) > HALF * scale) {
        throw new ArithmeticException(
            operation
                + ": the coefficient of order "
                + k
                + " has lost more than half of its digits, as eigenvalues or singular values are near each other ("
                + c[k]
                + ", and "
                + again[k]
                + " by another evaluation); take a lower order, or functions as symmetricExp(), which do not lose digits");
      }
    }
  }
}
