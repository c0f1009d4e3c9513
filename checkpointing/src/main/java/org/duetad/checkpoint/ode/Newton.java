package org.duetad.checkpoint.ode;

import java.util.Arrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.forward.ForwardMode;

/** Newton's method on doubles, until its steps are rounding. */
final class Newton {

  private static final int MOST = 60;
  private static final double SMALL = 1e-11;

  private Newton() {}

  /** A root near a point, or NaN if there is none to be found. */
  static double[] solve(VectorFunction g, double[] start) {
    double[] y = start.clone();
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST; k++) {
      double[] step = step(g, y);
      double size = 0;
      double scale = 0;
      for (int i = 0; i < y.length; i++) {
        y[i] -= step[i];
        size = Math.max(size, Math.abs(step[i]));
        scale = Math.max(scale, Math.abs(y[i]));
      }
      if (size == 0 || (size <= SMALL * scale && size >= last / 2)) {
        return y;
      } else if (!Double.isFinite(size)) {
        break;
      }
      last = size;
    }
    Arrays.fill(y, Double.NaN);
    return y;
  }

  private static double[] step(VectorFunction g, double[] y) {
    ValueAndJacobian at = new ForwardMode().valueAndJacobian(g, y);
    try {
      Matrix value = Matrix.of(y.length, 1, at.value());
      return Matrix.of(at.jacobian()).solve(value).value().data;
    } catch (ArithmeticException singular) {
      double[] none = new double[y.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
  }
}
