package org.duetad.core.mode;

import java.util.function.Supplier;
import org.duetad.core.Chain;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** The pullback of a mode that can do no better than compute the whole Jacobian, on first use. */
final class JacobianVjp implements Vjp {

  private final double[] value;
  private final int inputs;
  private final Supplier<double[][]> jacobian;
  private double @Nullable [][] rows;

  JacobianVjp(double[] value, int inputs, Supplier<double[][]> jacobian) {
    this.value = value;
    this.inputs = inputs;
    this.jacobian = jacobian;
  }

  @Override
  public double[] value() {
    return value.clone();
  }

  @Override
  public double[] pullback(double... w) {
    Arguments.length("pullback", "seed", w, value.length);
    double[][] j = rows();
    double[] product = new double[inputs];
    for (int i = 0; i < w.length; i++) {
      for (int k = 0; k < inputs; k++) {
        product[k] += Chain.times(w[i], j[i][k]);
      }
    }
    return product;
  }

  private synchronized double[][] rows() {
    if (rows == null) {
      rows = jacobian.get();
    }
    return rows;
  }
}
