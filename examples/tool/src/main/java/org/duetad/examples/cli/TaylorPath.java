package org.duetad.examples.cli;

import java.util.Arrays;
import org.duetad.core.ScalarFunction;
import org.duetad.core.check.SecondOrderPath;
import org.duetad.forward.TaylorMode;

/**
 * Hessian-vector products by series of second order along lines, {@code eᵢᵀ H v = (q(eᵢ + v) - q(eᵢ
 * - v))/4} with {@code q(u) = uᵀ H u}.
 */
final class TaylorPath implements SecondOrderPath {

  @Override
  public String name() {
    return "taylor of order 2";
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    double[] product = new double[x.length];
    Arrays.setAll(
        product, i -> (quadratic(f, x, moved(v, i, 1.0)) - quadratic(f, x, moved(v, i, -1.0))) / 4);
    return product;
  }

  /** {@code eᵢ + sign v}. */
  private static double[] moved(double[] v, int i, double sign) {
    double[] moved = Arrays.stream(v).map(vi -> sign * vi).toArray();
    moved[i] += 1;
    return moved;
  }

  private static double quadratic(ScalarFunction f, double[] x, double[] u) {
    return TaylorMode.directional(f.asVector(), x, u, 2)[0][2];
  }
}
