package org.duetad.examples.sweep;

import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * The power law {@code y = factor x^exponent} nearest to some points, by least squares of the
 * logarithms.
 *
 * @param factor y at 1
 * @param exponent the exponent
 * @param margin half of the exponent's interval of 95 % under Student's distribution, or null with
 *     fewer than three points
 * @param points the number of points
 */
public record PowerLaw(double factor, double exponent, @Nullable Double margin, int points) {

  /** Fewer points determine no interval. */
  private static final int LEAST_FOR_MARGIN = 3;

  /**
   * Fits points; those that are not positive and finite are left out.
   *
   * @param x the abscissas
   * @param y as many ordinates
   * @return the law, or empty without two points at different abscissas
   */
  public static Optional<PowerLaw> fit(double[] x, double[] y) {
    SimpleRegression logarithms = new SimpleRegression();
    for (int i = 0; i < x.length; i++) {
      if (isUsable(x[i]) && isUsable(y[i])) {
        logarithms.addData(Math.log(x[i]), Math.log(y[i]));
      }
    }
    double slope = logarithms.getSlope();
    return Double.isNaN(slope) ? Optional.empty() : Optional.of(of(logarithms, slope));
  }

  private static boolean isUsable(double number) {
    return number > 0 && Double.isFinite(number);
  }

  private static PowerLaw of(SimpleRegression logarithms, double slope) {
    int count = (int) logarithms.getN();
    return new PowerLaw(
        Math.exp(logarithms.getIntercept()),
        slope,
        count < LEAST_FOR_MARGIN ? null : logarithms.getSlopeConfidenceInterval(),
        count);
  }

  /** The law at a place. */
  public double at(double x) {
    return factor * Math.pow(x, exponent);
  }
}
