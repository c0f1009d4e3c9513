package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** A series of doubles. The value {@code c_0} is that of plain double arithmetic. */
final class TaylorScalar extends Series {

  private final double[] c;
  private @Nullable Recurrence rest;

  private TaylorScalar(
      Expansion call, int order, double[] c, int known, @Nullable Recurrence rest) {
    super(call, order, known);
    this.c = c;
    this.rest = rest;
  }

  /** A series whose coefficients are all known. */
  TaylorScalar(Expansion call, int order, double[] coefficients) {
    this(call, order, coefficients, order + 1, null);
  }

  /** {@code value + slope t}. */
  static TaylorScalar line(Expansion call, double value, double slope) {
    double[] c = new double[call.order + 1];
    c[0] = value;
    if (call.order > 0) {
      c[1] = slope;
    }
    return new TaylorScalar(call, call.order, c);
  }

  /** A series with a known value and a recurrence for the other coefficients. */
  static TaylorScalar unfolding(Expansion call, int order, double value, Recurrence rest) {
    double[] c = new double[order + 1];
    c[0] = value;
    return new TaylorScalar(call, order, c, 1, rest);
  }

  @Override
  public double value() {
    return c[0];
  }

  /** The coefficient of order k. */
  double at(int k) {
    return upTo(k)[k];
  }

  /** The coefficients, computed up to order k at least; must not be modified. */
  double[] upTo(int k) {
    reach(k);
    return c;
  }

  @Override
  void compute(int k) {
    Recurrence recurrence = rest;
    if (recurrence == null) {
      throw new IllegalStateException("order " + k + " of a fully known series");
    }
    c[k] = recurrence.next(this, k);
  }

  @Override
  TaylorScalar unfolded() {
    reach(order);
    rest = null;
    return this;
  }

  @Override
  TaylorScalar truncated(int lower) {
    if (lower >= order) {
      return this;
    }
    return isKnown()
        ? new TaylorScalar(call, lower, c)
        : unfolding(call, lower, value(), (y, k) -> at(k));
  }

  @Override
  TaylorScalar derivative() {
    return result(order - 1, at(1), isKnown(), (y, k) -> (k + 1) * at(k + 1));
  }

  @Override
  boolean isConstantUpTo(int k) {
    reach(k);
    return Arrays.stream(c, 1, k + 1).allMatch(coefficient -> coefficient == 0);
  }

  @Override
  boolean overflowedUpTo(int k) {
    reach(k);
    return Double.isInfinite(c[0]) && !Arrays.stream(c, 1, k + 1).allMatch(Double::isFinite);
  }

  @Override
  TaylorScalar uniform(double value, double above) {
    double[] uniform = new double[order + 1];
    Arrays.fill(uniform, above);
    uniform[0] = value;
    return new TaylorScalar(call, order, uniform);
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    call.check(rule);
    call.note(value());
    double y = rule.value().applyAsDouble(value());
    return result(order, y, isKnown(), Recurrences.of(rule, this));
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    call.check(rule);
    call.note(value());
    if (right instanceof Series) {
      TaylorScalar y = own(rule, right);
      call.note(y.value());
      double z = rule.value().applyAsDouble(value(), y.value());
      boolean both = isKnown() && y.isKnown();
      return result(Math.min(order, y.order), z, both, Recurrences.of(rule, this, y));
    }
    if (!(right instanceof Constant y)) {
      return absorbed(rule, right);
    }
    double z = rule.value().applyAsDouble(value(), y.value());
    return result(order, z, isKnown(), Recurrences.of(rule, this, y));
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    call.check(rule);
    call.note(value());
    if (!(left instanceof Constant x)) {
      throw mixed(rule.name(), left);
    }
    double z = rule.value().applyAsDouble(x.value(), value());
    return result(order, z, isKnown(), Recurrences.of(rule, x, this));
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    double[] values = values(rule, x);
    noteAll(values);
    double y = rule.value(values);
    return result(order(x), y, areKnown(x), new ChainRule(Slopes.of(rule, x)));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    double[] operands = values(rule.name(), x);
    noteAll(operands);
    double[] values = rule.evaluate(operands);
    Scalar[] y = new Scalar[values.length];
    Pushforward push = new Pushforward(rule, x, y, order(x));
    Arrays.setAll(y, i -> unfolding(call, push.order(), values[i], (z, k) -> push.next(i, k)));
    return areKnown(x) ? unfolded(y) : y;
  }

  private void noteAll(double[] operands) {
    for (double operand : operands) {
      call.note(operand);
    }
  }

  private static Scalar[] unfolded(Scalar[] y) {
    for (Scalar result : y) {
      ((TaylorScalar) result).unfolded();
    }
    return y;
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    values("matrix", x);
    return TaylorMatrix.of(call, order(x), numRows, numCols, x);
  }

  private TaylorScalar result(int lowest, double value, boolean isKnown, Recurrence rest) {
    TaylorScalar y = unfolding(call, lowest, value, rest);
    return isKnown ? y.unfolded() : y;
  }

  // The rule table defines the operations below; they are written out here for speed.

  @Override
  public Scalar add(Scalar a) {
    if (!areKnown(a)) {
      return apply(Arithmetic.ADD, a);
    }
    return a instanceof TaylorScalar
        ? sum(own(Arithmetic.ADD, a), 1.0)
        : moved(value() + constant(Arithmetic.ADD, a));
  }

  @Override
  public Scalar subtract(Scalar a) {
    if (!areKnown(a)) {
      return apply(Arithmetic.SUBTRACT, a);
    }
    return a instanceof TaylorScalar
        ? sum(own(Arithmetic.SUBTRACT, a), -1.0)
        : moved(value() - constant(Arithmetic.SUBTRACT, a));
  }

  private TaylorScalar moved(double value) {
    double[] moved = Arrays.copyOf(c, order + 1);
    moved[0] = value;
    return new TaylorScalar(call, order, moved);
  }

  private TaylorScalar sum(TaylorScalar y, double sign) {
    int lowest = Math.min(order, y.order);
    double[] sum = new double[lowest + 1];
    for (int k = 0; k <= lowest; k++) {
      sum[k] = c[k] + sign * y.c[k];
    }
    return new TaylorScalar(call, lowest, sum);
  }

  @Override
  public Scalar multiply(Scalar a) {
    if (!areKnown(a)) {
      return apply(Arithmetic.MULTIPLY, a);
    }
    if (a instanceof TaylorScalar) {
      TaylorScalar y = own(Arithmetic.MULTIPLY, a);
      call.noteProduct(value(), y.value());
      call.noteFactor(value(), y.slope());
      call.noteFactor(y.value(), slope());
      int lowest = Math.min(order, y.order);
      return new TaylorScalar(call, lowest, Convolution.product(c, y.c, lowest));
    }
    double y = constant(Arithmetic.MULTIPLY, a);
    call.noteProduct(value(), y);
    call.noteFactor(y, slope());
    return new TaylorScalar(call, order, Convolution.scaled(c[0] * y, c, y, order));
  }

  /** The coefficient of order 1. */
  private double slope() {
    return order > 0 ? c[1] : 0;
  }

  @Override
  public Scalar divide(Scalar a) {
    if (a instanceof TaylorScalar y && isKnown() && y.isKnown() && y.c[0] != 0) {
      own(Arithmetic.DIVIDE, a);
      call.noteFactor(1 / y.c[0], slope());
      int lowest = Math.min(order, y.order);
      return new TaylorScalar(call, lowest, Convolution.quotient(c[0] / y.c[0], c, y.c, lowest));
    }
    return apply(Arithmetic.DIVIDE, a);
  }

  @Override
  public Scalar sumOf(Scalar[] x) {
    if (!areKnown(x)) {
      return apply(Reductions.SUM, x);
    }
    double[] sum = new double[order(x) + 1];
    for (Scalar term : x) {
      sum[0] += value(Reductions.SUM, term);
      if (term instanceof TaylorScalar s) {
        for (int k = 1; k < sum.length; k++) {
          sum[k] += s.c[k];
        }
      }
    }
    return new TaylorScalar(call, sum.length - 1, sum);
  }

  private double[] values(Object operation, Scalar[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = value(operation, x[i]);
    }
    return values;
  }

  private double value(Object operation, Scalar x) {
    return x instanceof TaylorScalar ? own(operation, x).value() : constant(operation, x);
  }

  /** Whether this and an operand are known, and of kinds supported by the code below. */
  private boolean areKnown(Scalar a) {
    return isKnown() && (a instanceof Constant || (a instanceof TaylorScalar s && s.isKnown()));
  }

  private TaylorScalar own(Object operation, Scalar other) {
    return (TaylorScalar) same(operation, other);
  }

  @Override
  public String toString() {
    return "taylor(" + Arrays.toString(Arrays.copyOf(c, known())) + ")";
  }
}
