package org.duetad.core.surrogate;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Primals;

/** {@code f(x)} with the derivative of {@code h(x)}. */
final class SurrogateRule extends GeneralRule {

  private final VectorFunction value;
  private final VectorFunction surrogate;

  SurrogateRule(String name, VectorFunction value, VectorFunction surrogate) {
    super(name, Arity.SOME);
    this.value = value;
    this.surrogate = surrogate;
  }

  @Override
  public double[] value(double... x) {
    return value.value(x);
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    Scalar[] dy = Nested.jvp(surrogate, x, dx).tangent();
    return closed(outputs(dy, y.length), x, dx);
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    var vjp = Nested.vjp(surrogate, x);
    outputs(vjp.value(), y.length);
    return closed(vjp.pullback(yBar), x, yBar);
  }

  private Scalar[] outputs(Scalar[] h, int m) {
    if (h.length != m) {
      throw new IllegalStateException(
          name()
              + ": the value has "
              + m
              + " outputs, the surrogate "
              + h.length
              + "; give both as many");
    }
    return h;
  }

  /** Derivatives at constants are constants, unless the surrogate uses a number from outside. */
  private Scalar[] closed(Scalar[] derivative, Scalar[] x, Scalar[] seed) {
    if (Primals.areConstant(x) && Primals.areConstant(seed) && !Primals.areConstant(derivative)) {
      throw new IllegalStateException(
          name()
              + ": the surrogate uses a number of an enclosing derivative call, whose derivative would be lost; make it"
              + " an operand");
    }
    return derivative;
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    double[] f = value(Arrays.stream(x).mapToDouble(Scalar::value).toArray());
    Scalar[] h = surrogate.apply(x);
    Scalar[] y = new Scalar[f.length];
    Arrays.setAll(y, i -> h[i].subtract(h[i].stopGradient()).add(f[i]));
    return y;
  }
}
