package org.duetad.core.rules;

import org.duetad.core.Scalar;

/** {@code y_i = x_1 + ... + x_i}; the transpose sums from the other end. */
final class CumulativeSum extends GeneralRule {

  CumulativeSum() {
    super("cumulativeSum", Arity.ANY);
  }

  @Override
  public double[] value(double... x) {
    double[] y = x.clone();
    for (int i = 1; i < y.length; i++) {
      y[i] += y[i - 1];
    }
    return y;
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    return definition(dx);
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    Scalar[] sums = yBar.clone();
    for (int i = sums.length - 2; i >= 0; i--) {
      sums[i] = sums[i + 1].add(sums[i]);
    }
    return sums;
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    Scalar[] sums = x.clone();
    for (int i = 1; i < sums.length; i++) {
      sums[i] = sums[i - 1].add(sums[i]);
    }
    return sums;
  }
}
