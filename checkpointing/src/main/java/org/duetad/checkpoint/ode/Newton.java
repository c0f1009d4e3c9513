package org.duetad.checkpoint.ode;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.sparse.BandedFactors;
import org.duetad.core.sparse.Compression;
import org.duetad.core.sparse.Ordering;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.core.spi.Primals;
import org.duetad.forward.ForwardMode;

/** Newton's method on doubles, until its steps are rounding. */
final class Newton {

  private static final int MOST = 60;
  private static final double SMALL = 1e-11;

  /** With fewer unknowns, dense matrices are faster. */
  private static final int LEAST = 32;

  private static final ForwardMode FORWARD = new ForwardMode();

  private Newton() {}

  /** A root near a point, or NaN if there is none to be found. */
  static double[] solve(VectorFunction g, double[] start) {
    UnaryOperator<double[]> steps = start.length < LEAST ? y -> dense(g, y) : steps(g, start);
    double[] y = start.clone();
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST; k++) {
      double[] step = steps.apply(y);
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

  /** {@code y ↦ G⁻¹ g(y)}, in a band if few unknowns are in each equation. */
  private static UnaryOperator<double[]> steps(VectorFunction g, double[] start) {
    SparseJacobian jacobian =
        SparseJacobian.prepare(g, Compression.FORWARD, Ordering.NATURAL, start);
    return BandedFactors.isNarrow(jacobian.pattern())
        ? y -> banded(g, jacobian, y)
        : y -> dense(g, y);
  }

  private static double[] banded(VectorFunction g, SparseJacobian jacobian, double[] y) {
    Scalar[] value = Scalar.of(g.value(y));
    try {
      return Primals.of(BandedFactors.of(jacobian.at(FORWARD, y)).solve(value));
    } catch (ArithmeticException singular) {
      return none(y);
    }
  }

  private static double[] dense(VectorFunction g, double[] y) {
    ValueAndJacobian at = FORWARD.valueAndJacobian(g, y);
    try {
      Matrix value = Matrix.of(y.length, 1, at.value());
      return Matrix.of(at.jacobian()).solve(value).value().data;
    } catch (ArithmeticException singular) {
      return none(y);
    }
  }

  private static double[] none(double[] y) {
    double[] none = new double[y.length];
    Arrays.fill(none, Double.NaN);
    return none;
  }
}
