package org.duetad.core.adapters;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DSCompiler;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.MultivariateDifferentiableFunction;
import org.duetad.core.Chain;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ValueAndGradient;

/**
 * A function on Commons Math's truncated series of order 2 at most. With p and q of its parameters,
 *
 * <pre>{@code
 * ∂_p f = Σ_i g_i ∂_p t_i,    ∂_pq f = Σ_i g_i ∂_pq t_i + Σ_ij H_ij ∂_p t_i ∂_q t_j
 * }</pre>
 */
record Multivariate(Differentiator mode, ScalarFunction f)
    implements MultivariateDifferentiableFunction {

  private static final int MOST = 2;

  @Override
  public double value(double[] x) {
    return f.value(x);
  }

  @Override
  public DerivativeStructure value(DerivativeStructure[] t) {
    if (t.length == 0) {
      throw new IllegalArgumentException("multivariate: there are 0 inputs; pass at least one");
    }
    int order = checked(t[0].getOrder());
    double[] x = Arrays.stream(t).mapToDouble(DerivativeStructure::getValue).toArray();
    if (order == 0) {
      return new DerivativeStructure(t[0].getFreeParameters(), 0, f.value(x));
    }
    ValueAndGradient first = mode.valueAndGradient(f, x);
    double[][] hessian = order == MOST ? mode.hessian(f, x) : new double[0][];
    return composed(t, first, hessian);
  }

  private static int checked(int order) {
    if (order > MOST) {
      throw new IllegalArgumentException(
          "multivariate: derivatives of order "
              + order
              + " were requested, the highest order is "
              + MOST
              + "; evaluate the function on a number that carries more");
    }
    return order;
  }

  private static DerivativeStructure composed(
      DerivativeStructure[] t, ValueAndGradient first, double[][] hessian) {
    int parameters = t[0].getFreeParameters();
    DSCompiler layout = DSCompiler.getCompiler(parameters, t[0].getOrder());
    double[] all = new double[layout.getSize()];
    all[0] = first.value();
    for (int k = 1; k < all.length; k++) {
      int[] orders = layout.getPartialDerivativeOrders(k);
      all[k] = Chain.dot(first.gradient(), partials(t, orders));
      if (Arrays.stream(orders).sum() == MOST) {
        all[k] += curvature(t, hessian, orders);
      }
    }
    return new DerivativeStructure(parameters, t[0].getOrder(), all);
  }

  /** {@code Σ_ij H_ij ∂_p t_i ∂_q t_j}; the orders are 1 at p and at q, or 2 where they are one. */
  private static double curvature(DerivativeStructure[] t, double[][] hessian, int[] orders) {
    int[] byP = new int[orders.length];
    int[] byQ = orders.clone();
    for (int p = 0; Arrays.stream(byP).sum() == 0; p++) {
      byP[p] = Math.min(1, orders[p]);
      byQ[p] -= byP[p];
    }
    double[] q = partials(t, byQ);
    double[] product = Arrays.stream(hessian).mapToDouble(row -> Chain.dot(row, q)).toArray();
    return Chain.dot(partials(t, byP), product);
  }

  private static double[] partials(DerivativeStructure[] t, int[] orders) {
    return Arrays.stream(t).mapToDouble(input -> input.getPartialDerivative(orders)).toArray();
  }
}
