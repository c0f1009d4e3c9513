package org.duetad.core.rules;

import java.util.Arrays;
import org.apache.commons.numbers.core.Norm;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;

/**
 * {@code u = x/‖x‖}, the gradient of the norm, and 0 at 0; its Jacobian is {@code (I - u uᵀ)/‖x‖}.
 */
final class Direction extends GeneralRule {

  Direction() {
    super("direction", Arity.ANY);
  }

  /** Scaled where the norm overflows or is too small to divide by. */
  @Override
  public double[] value(double... x) {
    double[] u = x.clone();
    double norm = x.length == 0 ? 0 : Norm.L2.of(x);
    if (norm < Double.MIN_NORMAL || norm > Double.MAX_VALUE) {
      double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
      if (largest == 0 || Double.isInfinite(largest)) {
        return largest == 0 ? new double[x.length] : over(u, Double.POSITIVE_INFINITY);
      }
      int unit = Math.getExponent(largest);
      Arrays.setAll(u, i -> Math.scalb(u[i], -unit));
      norm = Norm.L2.of(u);
    }
    return over(u, norm);
  }

  private static double[] over(double[] u, double norm) {
    Arrays.setAll(u, i -> u[i] / norm);
    return u;
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    return projected(x, y, dx);
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    return projected(x, y, yBar);
  }

  /**
   * {@code (v_i Σ u_j² - u_i Σ u_j v_j)/‖x‖}, the sums over all j but i: where one coordinate is
   * almost all of x, {@code v_i - u_i ⟨u, v⟩} would cancel.
   */
  private static Scalar[] projected(Scalar[] x, Scalar[] u, Scalar[] v) {
    Scalar norm = Reductions.NORM2.of(x);
    Scalar[] squares = sumsOfOthers(Reductions.mapped(u, Scalar::square));
    Scalar[] products = new Scalar[u.length];
    Arrays.setAll(products, i -> Chain.times(u[i], v[i]));
    Scalar[] others = sumsOfOthers(products);
    Scalar[] projected = new Scalar[u.length];
    Arrays.setAll(
        projected,
        i -> Chain.times(v[i], squares[i]).subtract(Chain.times(u[i], others[i])).divide(norm));
    return projected;
  }

  /** For each term the sum of all the others, from the sums before and after it. */
  private static Scalar[] sumsOfOthers(Scalar[] terms) {
    Scalar[] sums = new Scalar[terms.length];
    Scalar before = Scalar.of(0.0);
    for (int i = 0; i < terms.length; i++) {
      sums[i] = before;
      before = before.add(terms[i]);
    }
    Scalar after = Scalar.of(0.0);
    for (int i = terms.length - 1; i >= 0; i--) {
      sums[i] = sums[i].add(after);
      after = after.add(terms[i]);
    }
    return sums;
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    Scalar norm = Reductions.NORM2.of(x);
    return Reductions.mapped(x, xi -> xi.divide(norm));
  }
}
