package org.duetad.core.matrix;

import java.util.Arrays;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Powers of two that bring numbers to a size of about 1, without rounding, so that no product of
 * them overflows or underflows unless the result does. For authors of rules.
 */
public final class PowerOfTwo {

  /** Three such factors are representable. */
  private static final int ORDINARY = 300;

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
   * The power of two that brings matrices near the ends of the range of doubles to a size of about
   * 1, so that derivatives of their inverses do not leave it before they are multiplied by others.
   *
   * @param matrices the matrices
   * @return {@code 2^-e} with the exponent e of the largest element; 1 for ordinary matrices
   */
  public static double towardsOne(Matrix... matrices) {
    int exponent = 0;
    for (Matrix matrix : Arguments.given("power of two", "array of matrices", matrices)) {
      int own = of(matrix.primal().array());
      exponent = matrix == matrices[0] ? own : Math.max(exponent, own);
    }
    boolean isOrdinary = Math.abs(exponent) < ORDINARY;
    return isOrdinary ? 1 : Math.scalb(1.0, Math.max(-1000, Math.min(1000, -exponent)));
  }

  /**
   * A matrix of any kind times a number, as {@link #towardsOne} is.
   *
   * @param scale the number
   * @param a the matrix
   * @return the product; the same matrix if the number is 1
   */
  public static Matrix times(double scale, Matrix a) {
    Shapes.nonNull("times", a);
    return scale == 1 ? a : a.scale(scale);
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
