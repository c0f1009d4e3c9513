package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;

/**
 * Coefficients of low orders by nested derivatives in place of series, where products of slopes
 * leave the range of doubles, or a zero may not annihilate.
 */
final class CarefulCurves {

  /** The highest order; the time doubles with each. */
  static final int MOST = 3;

  private static final Differentiator CAREFUL = new ProgramMode();

  private CarefulCurves() {}

  /** Replaces the coefficients of the outputs, of orders from 1 to the highest that is read. */
  static void improve(VectorFunction f, double[][] curve, double[][] coefficients, int read) {
    if (isLine(curve)) {
      double[] x = column(curve, 0);
      improve(f, x, curve[0].length < 2 ? x : column(curve, 1), coefficients, read);
    } else {
      VectorFunction along = t -> f.apply(point(curve, t[0]));
      improve(along, new double[] {0}, new double[] {1}, coefficients, read);
    }
  }

  /**
   * Likewise along a curve of which a coefficient is infinite or NaN, behind which a slope that
   * underflowed is no zero. A coefficient that was finite and is not makes those of higher orders
   * unknown.
   */
  static void improveBeyond(VectorFunction f, double[][] curve, double[][] coefficients, int read) {
    if (isLine(curve) && curve[0].length <= MOST + 1) {
      improve(f, curve, coefficients, read);
      return;
    }
    double[] x = column(curve, 0);
    for (int k = 1; k <= read; k++) {
      double[] v = column(curve, k);
      if (!Arrays.stream(v).allMatch(Double::isFinite)) {
        raise(coefficients, k, CAREFUL.jvp(f, x, v).tangent());
      }
    }
  }

  /** Where a coefficient was finite: of zero times infinity. */
  private static void raise(double[][] coefficients, int k, double[] careful) {
    for (int i = 0; i < careful.length; i++) {
      double[] c = coefficients[i];
      if (Double.isFinite(c[k]) && !Double.isFinite(careful[i])) {
        Arrays.fill(c, k, c.length, Double.NaN);
        c[k] = careful[i];
      }
    }
  }

  private static boolean isLine(double[][] curve) {
    return Arrays.stream(curve)
        .flatMapToDouble(c -> Arrays.stream(c).skip(2))
        .allMatch(c -> c == 0);
  }

  private static double[] column(double[][] curve, int k) {
    return Arrays.stream(curve).mapToDouble(c -> c[k]).toArray();
  }

  private static void improve(
      VectorFunction f, double[] x, double[] v, double[][] coefficients, int read) {
    Scalar[] direction = Scalar.of(v);
    VectorFunction derivative = f;
    double factorial = 1;
    for (int k = 1; k <= read; k++) {
      factorial *= k;
      double[] of = CAREFUL.jvp(derivative, x, v).tangent();
      for (int i = 0; i < coefficients.length; i++) {
        coefficients[i][k] = of[i] / factorial;
      }
      derivative = derivative(derivative, direction);
    }
  }

  /** A partial derivative, of order 1 to 3, of the only output. */
  static double partial(VectorFunction f, double[] x, int... orders) {
    VectorFunction derivative = f;
    double[] last = x;
    for (int l = 0; l < x.length; l++) {
      double[] unit = new double[x.length];
      unit[l] = 1;
      for (int k = 0; k < orders[l]; k++) {
        last = CAREFUL.jvp(derivative, x, unit).tangent();
        derivative = derivative(derivative, Scalar.of(unit));
      }
    }
    return last[0];
  }

  private static VectorFunction derivative(VectorFunction of, Scalar[] direction) {
    return x -> CAREFUL.jvp(of, x, direction).tangent();
  }

  private static Scalar[] point(double[][] curve, Scalar t) {
    return Arrays.stream(curve).map(c -> point(c, t)).toArray(Scalar[]::new);
  }

  /** {@code Σ c_k tᵏ}; a constant if that is one. */
  private static Scalar point(double[] c, Scalar t) {
    int degree = c.length - 1;
    while (degree > 0 && c[degree] == 0) {
      degree--;
    }
    Scalar x = Scalar.of(c[degree]);
    for (int k = degree - 1; k >= 0; k--) {
      x = (k == degree - 1 ? t.multiply(c[degree]) : t.multiply(x)).add(c[k]);
    }
    return x;
  }
}
