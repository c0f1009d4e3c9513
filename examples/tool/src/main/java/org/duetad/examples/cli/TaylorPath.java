package org.duetad.examples.cli;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.check.SecondOrderPath;
import org.duetad.forward.TaylorMode;

/**
 * Hessian-vector products from first-order series in two variables, {@code eᵢᵀ H v = ∂²/∂s∂t f(x +
 * s eᵢ + t v)}.
 */
final class TaylorPath implements SecondOrderPath {

  @Override
  public String name() {
    return "taylor of order 2";
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    double[] product = new double[x.length];
    Arrays.setAll(product, i -> TaylorMode.partial(plane(f, x, i, v), new double[2], 1, 1));
    return product;
  }

  /** {@code (s, t) ↦ f(x + s eᵢ + t v)}. */
  private static ScalarFunction plane(ScalarFunction f, double[] x, int i, double[] v) {
    return st -> {
      Scalar[] at = new Scalar[x.length];
      Arrays.setAll(at, l -> st[1].multiply(v[l]).add(x[l]));
      at[i] = st[0].add(at[i]);
      return f.apply(at);
    };
  }
}
