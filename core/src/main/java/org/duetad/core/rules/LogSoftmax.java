package org.duetad.core.rules;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;

/** {@code y_i = x_i - log Σ exp(x_j)}, whose Jacobian is {@code I - 1 sᵀ} with s = softmax(x). */
final class LogSoftmax implements GeneralRule {

  @Override
  public String name() {
    return "logSoftmax";
  }

  @Override
  public Arity arity() {
    return Arity.SOME;
  }

  @Override
  public Domain domain() {
    return Domain.REAL;
  }

  @Override
  public double[] value(double... x) {
    double logSum = Softmax.logSumExp(x);
    return Arrays.stream(x).map(xi -> xi - logSum).toArray();
  }

  @Override
  public Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    Scalar mean = Chain.dot(Reductions.SOFTMAX.of(x), dx);
    return Reductions.mapped(dx, di -> di.subtract(mean));
  }

  @Override
  public Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    Scalar total = Scalar.sum(yBar);
    Scalar[] s = Reductions.SOFTMAX.of(x);
    Scalar[] xBar = new Scalar[x.length];
    Arrays.setAll(xBar, i -> yBar[i].subtract(Chain.times(s[i], total)));
    return xBar;
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    Scalar logSum = Softmax.logSumExpDefinition(x);
    return Reductions.mapped(x, xi -> xi.subtract(logSum));
  }
}
