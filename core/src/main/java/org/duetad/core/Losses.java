package org.duetad.core;

import java.util.Arrays;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reductions;
import org.duetad.core.spi.Arguments;

/**
 * Bounds of how wrong a derivative may be because products or slopes underflowed: {@code |s| e +
 * 2⁻¹⁰⁷⁴} for each product that did, and at least 2⁻¹⁰⁷⁴ behind it. Large slopes may make up for
 * small ones, and what was lost be visible. For authors of modes.
 */
public final class Losses {

  /** Rules of more, as sums over data are, would take too long. */
  private static final int MOST = 16;

  private Losses() {}

  /**
   * Whether derivatives may have underflowed before a rule of several results, and its slopes may
   * be so large that this is visible.
   *
   * @param rule the rule
   * @param derivatives adjoints of the results, or tangents of the operands
   * @return false also for rules of many numbers, and those with slopes of at most 1
   */
  public static boolean mayBeBehind(GeneralRule rule, double... derivatives) {
    Arguments.given("losses", "rule", rule);
    Arguments.given("losses", "array of derivatives", derivatives);
    boolean isFlat = rule.equals(Reductions.SOFTMAX) || rule.equals(Reductions.LOG_SOFTMAX);
    if (isFlat || derivatives.length > MOST) {
      return false;
    }
    for (double derivative : derivatives) {
      if (Math.abs(derivative) < Double.MIN_NORMAL) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether slopes of a rule of several results are steep.
   *
   * @param x the operands
   * @param y the results
   * @param derivatives how many the product takes
   * @param product the rule's pullback or pushforward
   * @return whether one with derivatives of 1 is above 1e30; false if there is none
   */
  public static boolean isSteep(Scalar[] x, Scalar[] y, int derivatives, Product product) {
    Arguments.given("losses", "array of operands", x);
    Arguments.given("losses", "array of results", y);
    Arguments.given("losses", "product", product);
    double[] ones = new double[derivatives];
    Arrays.fill(ones, 1);
    try {
      return Arrays.stream(product.of(x, y, Scalar.of(ones)))
          .anyMatch(sum -> Factors.isSteep(sum.value()));
    } catch (RuntimeException unlessUnused) {
      return false;
    }
  }

  /** A product of a rule's Jacobian, or its transpose, with derivatives. */
  @FunctionalInterface
  public interface Product {
    /**
     * The product.
     *
     * @param x the operands
     * @param y the results
     * @param derivatives of the operands, or of the results
     * @return derivatives of the others
     */
    Scalar[] of(Scalar[] x, Scalar[] y, Scalar[] derivatives);
  }

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
