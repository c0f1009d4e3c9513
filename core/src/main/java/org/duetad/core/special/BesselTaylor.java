package org.duetad.core.special;

/**
 * {@code J₀} or {@code J₁} for 0 ≤ x ≤ 50 by its Taylor series around the nearest zero, so that the
 * relative error does not grow there.
 *
 * <p>The coefficients follow from the slope at the zero by the recurrence of Bessel's equation
 * (DLMF 10.2.1). Left of the first interval the power series at 0 is used (DLMF 10.2.2).
 */
final class BesselTaylor {
  private static final int TERMS = 26;
  private static final int POWER_TERMS = 14;

  private final int order;
  private final double powerSeriesEnd;
  private final double[][] zeros;
  private final double[][] taylor;
  private final double[] power = new double[POWER_TERMS];

  BesselTaylor(int order) {
    this.order = order;
    zeros = BesselZeros.of(order);
    powerSeriesEnd = order == 0 ? 1 : 2.3;
    taylor = new double[zeros.length][];
    for (int i = 0; i < zeros.length; i++) {
      taylor[i] = coefficients(zeros[i][0], zeros[i][2]);
    }
    power[0] = 1;
    for (int k = 1; k < POWER_TERMS; k++) {
      power[k] = -power[k - 1] / (4.0 * k * (k + order));
    }
  }

  double value(double x) {
    if (x < powerSeriesEnd) {
      double sum = horner(power, x * x);
      return order == 0 ? sum : 0.5 * x * sum;
    }
    int i = Math.max(0, (int) Math.rint((x - zeros[0][0]) / Math.PI));
    double t = (x - zeros[i][0]) - zeros[i][1];
    return t * horner(taylor[i], t);
  }

  /** {@code aₖ₊₁}, k = 0, 1, ... of {@code Σ aₖ tᵏ} around the zero x. */
  private double[] coefficients(double x, double slope) {
    double[] a = new double[TERMS + 1];
    a[1] = slope;
    for (int k = 0; k + 2 <= TERMS; k++) {
      double sum = x * (2 * k + 1) * (k + 1) * a[k + 1] + (k * k + x * x - order) * a[k];
      sum += k >= 1 ? 2 * x * a[k - 1] : 0;
      sum += k >= 2 ? a[k - 2] : 0;
      a[k + 2] = -sum / (x * x * (k + 1) * (k + 2));
    }
    double[] shifted = new double[TERMS];
    System.arraycopy(a, 1, shifted, 0, TERMS);
    return shifted;
  }

  private static double horner(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
