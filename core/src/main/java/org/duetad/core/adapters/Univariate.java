package org.duetad.core.adapters;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.nested.NestedJvp;

/** A function of one variable on Commons Math's truncated series. */
record Univariate(Differentiator mode, UnaryFunction f)
    implements UnivariateDifferentiableFunction {

  private static final Scalar[] ALONG = {Scalar.of(1.0)};

  @Override
  public double value(double x) {
    return f.value(x);
  }

  @Override
  public DerivativeStructure value(DerivativeStructure t) {
    return t.compose(derivatives(t.getOrder(), t.getValue()));
  }

  /** {@code f, f', f'', ...} at x. */
  private double[] derivatives(int order, double x) {
    if (order == 0) {
      return new double[] {f.value(x)};
    }
    Jvp jvp = mode.jvp(derivativesOfOrder(order - 1), new double[] {x}, new double[] {1.0});
    double[] all = Arrays.copyOf(jvp.value(), order + 1);
    all[order] = jvp.tangent()[order - 1];
    return all;
  }

  /** {@code x ↦ (f, f', f'', ...)}: each is the tangent of the one before. */
  private VectorFunction derivativesOfOrder(int order) {
    if (order == 0) {
      return f.asVector();
    }
    VectorFunction lower = derivativesOfOrder(order - 1);
    return x -> {
      NestedJvp jvp = mode.jvp(lower, x, ALONG);
      Scalar[] all = Arrays.copyOf(jvp.value(), order + 1);
      all[order] = jvp.tangent()[order - 1];
      return all;
    };
  }
}
