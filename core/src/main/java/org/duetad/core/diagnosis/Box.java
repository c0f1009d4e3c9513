package org.duetad.core.diagnosis;

import java.util.Arrays;
import org.duetad.core.spi.Arguments;

/**
 * A box of points: each coordinate between two finite numbers.
 *
 * @param low the least coordinates
 * @param high the largest coordinates
 */
@SuppressWarnings("ArrayRecordComponent") // Copied.
public record Box(double[] low, double[] high) {

  /**
   * Copies and checks the bounds.
   *
   * @throws IllegalArgumentException unless there are as many of both, at least one, and each low
   *     one is finite and not above its high one
   */
  public Box {
    Arguments.point("box", low, low);
    Arguments.length("box", "upper bounds", high, low.length);
    low = low.clone();
    high = high.clone();
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= high[i]) || !Double.isFinite(low[i]) || !Double.isFinite(high[i])) {
        throw new IllegalArgumentException(
            "box: coordinate "
                + i
                + " is between "
                + low[i]
                + " and "
                + high[i]
                + "; pass finite bounds in ascending order");
      }
    }
  }

  /**
   * The same bounds for every coordinate.
   *
   * @param n how many coordinates
   * @param low the least
   * @param high the largest
   * @return the box
   */
  public static Box of(int n, double low, double high) {
    double[] lows = new double[n];
    double[] highs = new double[n];
    Arrays.fill(lows, low);
    Arrays.fill(highs, high);
    return new Box(lows, highs);
  }

  @Override
  public double[] low() {
    return low.clone();
  }

  @Override
  public double[] high() {
    return high.clone();
  }

  /** The point of the box that is next to a point. */
  double[] nearest(double... x) {
    double[] nearest = x.clone();
    Arrays.setAll(nearest, i -> Math.max(low[i], Math.min(high[i], x[i])));
    return nearest;
  }

  /** A point by coordinates between 0 and 1. */
  double[] at(double... unit) {
    double[] at = unit.clone();
    Arrays.setAll(at, i -> low[i] + unit[i] * (high[i] - low[i]));
    return at;
  }

  @Override
  public String toString() {
    return "Box[" + Arrays.toString(low) + ", " + Arrays.toString(high) + "]";
  }
}
