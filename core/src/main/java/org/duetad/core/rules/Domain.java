package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.spi.Arguments;

/**
 * Where an operand of a rule may lie: a closed interval of doubles, and the points in it where the
 * rule has a kink or a jump (so that its slope there is a choice). Tests and checks draw points
 * from it.
 *
 * @param low the least legal value
 * @param high the largest legal value
 * @param kinks where the slope is a choice, or changes abruptly
 */
public record Domain(double low, double high, List<Double> kinks) {

  /** All finite doubles. */
  public static final Domain REAL = of(-Double.MAX_VALUE, Double.MAX_VALUE);

  /** Zero and above. */
  public static final Domain NON_NEGATIVE = of(0.0, Double.MAX_VALUE);

  /** All finite doubles above zero. */
  public static final Domain POSITIVE = of(Double.MIN_VALUE, Double.MAX_VALUE);

  /**
   * Checks the interval.
   *
   * @throws IllegalArgumentException unless {@code low < high}
   */
  public Domain {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "domain: low "
              + low
              + " is not below high "
              + high
              + "; pass the bounds in ascending order");
    }
    kinks = List.copyOf(kinks);
  }

  /**
   * The closed interval from low to high, without kinks.
   *
   * @param low the least legal value
   * @param high the largest legal value
   * @return the domain
   */
  public static Domain of(double low, double high) {
    return new Domain(low, high, List.of());
  }

  /**
   * The open interval between low and high, without kinks.
   *
   * @param low the bound below all legal values
   * @param high the bound above all legal values
   * @return the domain
   */
  public static Domain between(double low, double high) {
    return of(Math.nextUp(low), Math.nextDown(high));
  }

  /**
   * This domain with kinks.
   *
   * @param points where the slope is a choice, or changes abruptly
   * @return the domain
   */
  public Domain withKinks(Double... points) {
    Arguments.given("domain", "array of kinks", points);
    return new Domain(low, high, List.of(points));
  }

  /**
   * Whether a value is legal.
   *
   * @param x the value
   * @return true between low and high
   */
  public boolean contains(double x) {
    return low <= x && x <= high;
  }
}
