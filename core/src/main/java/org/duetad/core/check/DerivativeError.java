package org.duetad.core.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The error of one derivative at one point, in units in the last place of its condition, and of
 * itself, unless it is zero.
 */
@SuppressWarnings("ArrayRecordComponent") // Of this package only.
record DerivativeError(double[] at, List<Integer> by, double ulps, double plainUlps) {

  /** A derivative this close to overflow may be infinite. */
  private static final BigDecimal OVERFLOW =
      new BigDecimal(Double.MAX_VALUE).multiply(new BigDecimal(1 - 0x1p-49));

  /** What is less of the spread may be the error of a zero. */
  private static final BigDecimal ZERO = BigDecimal.ONE.movePointLeft(18);

  /** A derivative that is finite was not computed. */
  boolean isFinite() {
    return !Double.isInfinite(ulps);
  }

  /**
   * The error of a number.
   *
   * @param spread what a relative change of all operands changes, {@code Σ |x_i ∂d/∂x_i|}
   */
  static DerivativeError of(
      double[] at, List<Integer> by, double computed, BigDecimal exact, BigDecimal spread) {
    if (!Double.isFinite(computed)) {
      boolean overflows =
          exact.abs().compareTo(OVERFLOW) > 0
              && (Double.isNaN(computed) || Math.signum(computed) == exact.signum());
      double error = overflows ? 0 : Double.POSITIVE_INFINITY;
      return new DerivativeError(at, by, error, error);
    }
    BigDecimal error = exact.subtract(new BigDecimal(computed)).abs();
    return new DerivativeError(
        at,
        by,
        inUnits(error, exact.abs().max(spread)),
        exact.abs().compareTo(spread.multiply(ZERO)) <= 0 ? 0 : inUnits(error, exact.abs()));
  }

  private static double inUnits(BigDecimal error, BigDecimal size) {
    double unit = Math.ulp(Math.min(size.doubleValue(), Double.MAX_VALUE));
    double ulps = error.divide(new BigDecimal(unit), MathContext.DECIMAL32).doubleValue();
    return Math.min(ulps, Double.MAX_VALUE);
  }
}
