package org.duetad.core.rules;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;

/** {@code y_i = x_i - log Σ exp(x_j)}, whose Jacobian is {@code I - 1 sᵀ} with s = softmax(x). */
final class LogSoftmax extends GeneralRule {

  LogSoftmax() {
    super("logSoftmax", Arity.SOME);
  }

  /** Each less the largest first: their difference is exact where it is small. */
  @Override
  public double[] value(double... x) {
    double max = Softmax.max(x);
    double logSum = Double.isInfinite(max) ? 0 : Softmax.logOfRest(x, max);
    return Arrays.stream(x).map(xi -> xi - max - logSum).toArray();
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    Scalar[] s = Reductions.SOFTMAX.of(x);
    return s[0].isNaN() ? Softmax.undefined(dx) : Softmax.centred(s, dx);
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    Scalar[] s = Reductions.SOFTMAX.of(x);
    if (s[0].isNaN()) {
      return Softmax.undefined(yBar);
    }
    int likeliest = Softmax.largest(s);
    Scalar others = sumOfOthers(yBar, likeliest);
    Scalar total = others.add(yBar[likeliest]);
    Scalar[] xBar = new Scalar[x.length];
    Arrays.setAll(xBar, i -> yBar[i].subtract(Chain.times(s[i], total)));
    xBar[likeliest] =
        Chain.times(sumOfOthers(s, likeliest), yBar[likeliest])
            .subtract(Chain.times(s[likeliest], others));
    return xBar;
  }

  /** Without the i-th: where its probability is almost 1, {@code 1 - s_i} would cancel. */
  private static Scalar sumOfOthers(Scalar[] terms, int i) {
    Scalar[] others = terms.clone();
    others[i] = Scalar.of(0.0);
    return Scalar.sum(others);
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    Scalar largest = x[Softmax.largest(x)];
    Scalar rest = Softmax.logOfRestDefinition(Softmax.largest(x), x);
    return Reductions.mapped(x, xi -> xi.subtract(largest).subtract(rest));
  }
}
