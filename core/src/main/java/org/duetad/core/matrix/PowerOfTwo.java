package org.duetad.core.matrix;

import java.util.Arrays;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Powers of two that bring numbers to a size of about 1, without rounding, so that no product of
 * them overflows or underflows unless the result does. For authors of rules.
 */
public final class PowerOfTwo {

  private PowerOfTwo() {}

  /**
   * The exponent of the largest of some numbers.
   *
   * @param x the numbers
   * @return the e of the power {@code 2^e} by which they can be divided; 0 if they are zero or not
   *     finite
   */
  public static int of(double[] x) {
    double size = largest(x);
    return size > 0 && size < Double.POSITIVE_INFINITY ? Math.getExponent(size) : 0;
  }

  /**
   * The size of the largest of some numbers.
   *
   * @param x the numbers
   * @return {@code max |x_i|}; NaN if one of them is, 0 if there is none
   */
  public static double largest(double[] x) {
    double size = 0;
    for (double element : Arguments.given("power of two", "array of numbers", x)) {
      size = Math.max(size, Math.abs(element));
    }
    return size;
  }

  /**
   * Numbers times a power of two.
   *
   * @param x the numbers
   * @param exponent the e of the power {@code 2^e}
   * @return a new array
   */
  public static double[] scaled(double[] x, int exponent) {
    Arguments.given("power of two", "array of numbers", x);
    return Arrays.stream(x).map(element -> Math.scalb(element, exponent)).toArray();
  }

  /**
   * A matrix times a power of two.
   *
   * @param a the matrix
   * @param exponent the e of the power {@code 2^e}
   * @return a new matrix
   */
  public static DMatrixRMaj scaled(DMatrixRMaj a, int exponent) {
    Arguments.given("power of two", "matrix", a);
    return DMatrixRMaj.wrap(a.numRows, a.numCols, scaled(a.data, exponent));
  }
}
