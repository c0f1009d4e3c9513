package org.duetad.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.spi.Arguments;

/**
 * Points where a function has finite values and derivatives and is smooth, found by evaluating: no
 * operation is at a kink there, nor within a reach of the point along some directions.
 */
public final class SmoothPoints {

  /** Coordinates are drawn from intervals of these sizes, from the usual to the rare. */
  private static final double[] SIZES = {2, 2, 2, 10, 0.5, 100, 1e-3, 1e4};

  private static final int TRIES = 1_000;

  private SmoothPoints() {}

  /**
   * Whether a function is smooth at a point and within a reach of it, as far as evaluation at a few
   * points tells.
   *
   * @param f the function
   * @param reach the reach, relative to each coordinate or to 1 if it is smaller
   * @param x the point
   * @return false also where a value or a derivative is not finite
   */
  public static boolean isSmooth(VectorFunction f, double reach, double... x) {
    Arguments.point("smooth points", f, x);
    if (!isClean(f, x)) {
      return false;
    }
    double[] value = f.value(x);
    Random random = new Random(7);
    for (int k = 0; k < 4 && reach > 0; k++) {
      double[] moved = x.clone();
      double sign = k % 2 == 0 ? 1 : -1;
      double[] way = k < 2 ? ones(x.length) : random.doubles(x.length, -1, 1).toArray();
      Arrays.setAll(moved, i -> x[i] + sign * way[i] * reach * Math.max(1, Math.abs(x[i])));
      if (!isClean(f, moved) || !sameBranch(f, x, moved, value.length)) {
        return false;
      }
    }
    return true;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static boolean isClean(VectorFunction f, double... x) {
    try {
      return Diagnosis.of(f, x).isClean();
    } catch (ArithmeticException | IllegalArgumentException | UnsupportedOperationException e) {
      return false; // There is no value, or no derivative.
    }
  }

  /** Whether the operations are on the same sides of their kinks at both points. */
  private static boolean sameBranch(VectorFunction f, double[] x, double[] moved, int outputs) {
    return Sides.of(f, x).equals(Sides.of(f, moved)) && f.value(moved).length == outputs;
  }

  /**
   * Draws points where a function is smooth.
   *
   * @param f the function
   * @param inputs how many inputs it has
   * @param points how many points
   * @param seed the seed of the random numbers
   * @return the points
   * @throws IllegalArgumentException if too few are smooth among a thousand
   */
  public static List<double[]> draw(VectorFunction f, int inputs, int points, long seed) {
    List<double[]> found = new ArrayList<>();
    Random random = new Random(seed);
    for (int tried = 0; tried < TRIES && found.size() < points; tried++) {
      double size = SIZES[random.nextInt(SIZES.length)];
      double low = random.nextInt(3) == 0 ? 0 : -size;
      double[] x = random.doubles(inputs, low, size).toArray();
      if (isSmooth(f, 1e-6, x)) {
        found.add(x);
      }
    }
    if (found.size() < points) {
      throw new IllegalArgumentException(
          "smooth points: only "
              + found.size()
              + " of "
              + TRIES
              + " points drawn are in the domain of the function and away from its kinks; give"
              + " points, as in @DerivativeTest(at = {1, 2})");
    }
    return found;
  }
}
