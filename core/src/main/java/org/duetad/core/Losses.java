package org.duetad.core;

/**
 * Bounds of how wrong a derivative may be because products or slopes underflowed: {@code |s| e +
 * 2⁻¹⁰⁷⁴} for each product that did, and at least 2⁻¹⁰⁷⁴ behind it. Large slopes may make up for
 * small ones, and what was lost be visible. For authors of modes.
 */
public final class Losses {

  private Losses() {}

  /**
   * Of a product of the chain rule.
   *
   * @param slope a slope; one that is 0 may have underflowed
   * @param derivative the tangent or adjoint that it multiplies
   * @param before how wrong that may be, 0 or more
   * @return how wrong the product may be; NaN if that is unknown
   */
  public static double of(double slope, double derivative, double before) {
    double size = Math.abs(slope);
    double factor = Math.abs(derivative);
    double loss = before == 0 ? 0 : Math.max(size * before, Double.MIN_VALUE);
    if (factor != 0 && size * factor < Double.MIN_NORMAL) {
      loss += Double.MIN_VALUE;
    }
    return size < Double.MIN_NORMAL ? loss + factor * Double.MIN_VALUE : loss;
  }

  /**
   * Whether a loss is visible in a derivative.
   *
   * @param loss how wrong it may be; NaN if that is unknown
   * @param derivative the derivative
   * @return whether that is more than rounding
   */
  public static boolean areVisible(double loss, double derivative) {
    double size = Math.abs(loss);
    return !(size <= Double.MIN_NORMAL) && !(size <= 0x1p-50 * Math.abs(derivative));
  }
}
