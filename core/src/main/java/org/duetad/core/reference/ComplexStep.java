package org.duetad.core.reference;

import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Tag;

/**
 * The complex step {@code f'(x) ≈ Im f(x + ih)/h} with {@code h = 2⁻³³²} (Squire and Trapp 1998):
 * exact to rounding, and independent of the slopes in the rule table. It covers the functions that
 * have a complex form; {@code erf}, {@code logGamma} and similar functions throw {@link
 * UnsupportedOperationException}. Values are those of evaluation on plain doubles.
 */
public final class ComplexStep extends EstimatingMode {

  /**
   * About 1e-100, and a power of two, so that multiplication and division by it are exact. What a
   * step adds to an operand that is 0 is no longer infinitesimal: {@code f(ih)/ih} of {@code x³} is
   * {@code -h²}.
   */
  public static final double STEP = 0x1p-332;

  /** Of a small operand, the step is at most so much. */
  private static final int RELATIVE = -100;

  @Override
  public String name() {
    return "complex-step";
  }

  @Override
  double[] tangent(VectorFunction f, double[] x, double[] v) {
    Tag unit = new Tag();
    try {
      double h = step(x, v);
      Scalar[] y = Arguments.outputs("jvp", f.apply(moved(x, v, h, unit)));
      return Arrays.stream(y).mapToDouble(yi -> tangent(yi, h, unit)).toArray();
    } finally {
      unit.end();
    }
  }

  /** Short for each operand that is not 0. */
  private static double step(double[] x, double[] v) {
    double shortest = STEP;
    for (int i = 0; i < x.length; i++) {
      double reach = Math.abs(x[i]) / Math.max(Math.abs(v[i]), Double.MIN_NORMAL);
      if (reach > 0 && v[i] != 0) {
        shortest = Math.min(shortest, Math.scalb(1.0, Math.getExponent(reach) + RELATIVE));
      }
    }
    return Math.max(shortest, Double.MIN_NORMAL);
  }

  /**
   * The least derivative along a direction that is told from zero: imaginary parts below it
   * underflow.
   *
   * @param x the point
   * @param v the direction
   * @return a bound of the error that underflow makes
   */
  public static double resolution(double[] x, double[] v) {
    Arguments.point("resolution", x);
    Arguments.length("resolution", "direction", v, x.length);
    return Double.MIN_NORMAL / step(x, v);
  }

  private static Scalar[] moved(double[] x, double[] v, double h, Tag unit) {
    Scalar[] z = new Scalar[x.length];
    Arrays.setAll(
        z, i -> v[i] == 0 ? Scalar.of(x[i]) : new ComplexScalar(new Complex(x[i], v[i] * h), unit));
    return z;
  }

  private static double tangent(Scalar y, double h, Tag unit) {
    if (y instanceof ComplexScalar c && c.isOf(unit)) {
      return c.imaginary() / h;
    }
    Arguments.constant("jvp", y);
    return 0.0;
  }
}
