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
 * have a complex form; {@code erf}, {@code logGamma} and their kin throw {@link
 * UnsupportedOperationException}. Values are those of the plain evaluation.
 */
public final class ComplexStep extends EstimatingMode {

  /** About 1e-100, and a power of two: to multiply and divide by it is exact. */
  private static final double H = 0x1p-332;

  @Override
  public String name() {
    return "complex-step";
  }

  @Override
  double[] tangent(VectorFunction f, double[] x, double[] v) {
    Tag unit = new Tag();
    try {
      Scalar[] y = Arguments.outputs("jvp", f.apply(moved(x, v, unit)));
      return Arrays.stream(y).mapToDouble(yi -> tangent(yi, unit)).toArray();
    } finally {
      unit.end();
    }
  }

  private static Scalar[] moved(double[] x, double[] v, Tag unit) {
    Scalar[] z = new Scalar[x.length];
    Arrays.setAll(
        z, i -> v[i] == 0 ? Scalar.of(x[i]) : new ComplexScalar(new Complex(x[i], v[i] * H), unit));
    return z;
  }

  private static double tangent(Scalar y, Tag unit) {
    if (y instanceof ComplexScalar c && c.isOf(unit)) {
      return c.imaginary() / H;
    }
    Arguments.constant("jvp", y);
    return 0.0;
  }
}
