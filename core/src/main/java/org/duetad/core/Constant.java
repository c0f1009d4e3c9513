package org.duetad.core;

import java.io.Serializable;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;

/**
 * The ground level: a plain double, whose derivative is zero. Made by {@link Scalar#of(double)}. It
 * can be serialised, as can Commons Math's matrices of such numbers; numbers that belong to a
 * derivative call cannot.
 */
public final class Constant extends AbstractScalar implements Serializable {

  private static final long serialVersionUID = 1L;

  static final Constant ZERO = new Constant(0.0);
  static final Constant ONE = new Constant(1.0);

  private final double value;

  Constant(double value) {
    this.value = value;
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    return Factors.isFactor(rule)
        ? Wide.of(value, 0, Wide.COMPUTED)
        : new Constant(rule.value().applyAsDouble(value));
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    if (right instanceof Constant c) {
      return new Constant(rule.value().applyAsDouble(value, c.value));
    }
    if (right == null) {
      throw mixed(rule.name(), null);
    }
    return right.applyRight(rule, this);
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    return new Constant(rule.value().applyAsDouble(constant(rule.name(), left), value));
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    return new Constant(rule.value(values(rule.name(), x)));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    return Scalar.of(rule.evaluate(values(rule.name(), x)));
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    return Matrix.of(numRows, numCols, values("matrix", x));
  }

  @Override
  public Scalar add(Scalar a) {
    return a instanceof Constant c ? new Constant(value + c.value) : apply(Arithmetic.ADD, a);
  }

  @Override
  public Scalar subtract(Scalar a) {
    if (a instanceof Constant c) {
      return new Constant(value - c.value);
    }
    return a == null ? apply(Arithmetic.SUBTRACT, a) : a.subtractFrom(value);
  }

  @Override
  public Scalar multiply(Scalar a) {
    return a instanceof Constant c ? new Constant(value * c.value) : apply(Arithmetic.MULTIPLY, a);
  }

  @Override
  public Scalar divide(Scalar a) {
    return a instanceof Constant c ? new Constant(value / c.value) : apply(Arithmetic.DIVIDE, a);
  }

  @Override
  public Scalar dotOf(Scalar[] a, int i, Scalar[] b, int j, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += constant(Reductions.DOT.name(), a[i + k]) * constant(Reductions.DOT.name(), b[j + k]);
    }
    return new Constant(sum);
  }

  @Override
  public Scalar dotAmong(Scalar[] a, int i, Scalar[] b, int j, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      if (!(a[i + k] instanceof Constant x && b[j + k] instanceof Constant y)) {
        return super.dotAmong(a, i, b, j, length);
      }
      sum += x.value * y.value;
    }
    return new Constant(sum);
  }

  @Override
  public Scalar weightedSumOf(double[] w, int i, Scalar[] x, int j, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += w[i + k] * constant(Reductions.DOT.name(), x[j + k]);
    }
    return new Constant(sum);
  }

  private double[] values(String operation, Scalar[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = constant(operation, x[i]);
    }
    return values;
  }

  private double constant(String operation, Scalar x) {
    if (x instanceof Constant c) {
      return c.value;
    }
    throw mixed(operation, x);
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
