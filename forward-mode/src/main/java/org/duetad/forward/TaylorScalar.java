package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.AbstractScalar;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * A series {@code Σ c_k tᵏ}, cut off after its order. The value {@code c_0} is what plain doubles
 * give. What is computed from known series is known at once. Only in the slope of a rule, when it
 * is written in the rule's own result, series are met that are known in part: what is computed from
 * them unfolds on demand.
 */
final class TaylorScalar extends AbstractScalar {

  final Expansion call;
  final int order;
  private final double[] c;
  private int known;
  private @Nullable Recurrence rest;

  private TaylorScalar(
      Expansion call, int order, double[] c, int known, @Nullable Recurrence rest) {
    this.call = call;
    this.order = order;
    this.c = c;
    this.known = known;
    this.rest = rest;
  }

  /** A series that is known. */
  TaylorScalar(Expansion call, int order, double[] coefficients) {
    this(call, order, coefficients, order + 1, null);
  }

  /** A series of which the value is known, and how the rest follows. */
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

  /** The coefficients, of which those up to order k are there; not to be changed. */
  double[] upTo(int k) {
    while (known <= k) {
      Recurrence recurrence = rest;
      if (recurrence == null) {
        throw new IndexOutOfBoundsException("order " + k + " of a series of order " + order);
      }
      c[known] = recurrence.next(this, known);
      known++;
    }
    return c;
  }

  boolean isKnown() {
    return known > order;
  }

  /** All coefficients now, so that the operands can be forgotten. */
  TaylorScalar unfolded() {
    upTo(order);
    rest = null;
    return this;
  }

  /** The same series, cut off earlier. */
  TaylorScalar truncated(int lower) {
    if (lower >= order) {
      return this;
    }
    return isKnown()
        ? new TaylorScalar(call, lower, c)
        : unfolding(call, lower, value(), (y, k) -> at(k));
  }

  static Scalar[] truncated(Scalar[] x, int order) {
    Scalar[] truncated = x.clone();
    Arrays.setAll(truncated, i -> x[i] instanceof TaylorScalar s ? s.truncated(order) : x[i]);
    return truncated;
  }

  /** The derivative by t. */
  TaylorScalar derivative() {
    return result(order - 1, at(1), isKnown(), (y, k) -> (k + 1) * at(k + 1));
  }

  /**
   * A number that a rule returned as a slope or tangent: of a constant that is not finite, the
   * higher coefficients are not known.
   */
  Scalar slope(Scalar returned) {
    if (returned instanceof TaylorScalar) {
      return same("slope", returned);
    }
    double value = constant("slope", returned);
    if (Double.isInfinite(value) || Double.isNaN(value)) {
      double[] unknown = new double[order + 1];
      Arrays.fill(unknown, Double.NaN);
      unknown[0] = value;
      return new TaylorScalar(call, order, unknown);
    }
    return returned;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    call.check(rule);
    double y = rule.value().applyAsDouble(value());
    return result(order, y, isKnown(), Recurrences.of(rule, this));
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    call.check(rule);
    if (right instanceof TaylorScalar) {
      TaylorScalar y = same(rule, right);
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
  public long level() {
    return call.level();
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    call.check(rule);
    if (!(left instanceof Constant x)) {
      throw mixed(rule.name(), left);
    }
    double z = rule.value().applyAsDouble(x.value(), value());
    return result(order, z, isKnown(), Recurrences.of(rule, x, this));
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    double y = rule.value(values(rule, x));
    return result(order(x), y, areKnown(x), ChainRule.of(rule, x));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    double[] values = rule.value(values(rule.name(), x));
    Scalar[] y = new Scalar[values.length];
    Pushforward push = new Pushforward(rule, x, y, order(x));
    Arrays.setAll(y, i -> unfolding(call, push.order(), values[i], push.of(i)));
    return areKnown(x) ? unfolded(y) : y;
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

  // The meaning of what follows is in the rule table; it is written out here for speed.

  @Override
  public Scalar add(Scalar a) {
    if (!isKnown() || !isKnown(a)) {
      return apply(Arithmetic.ADD, a);
    }
    return a instanceof TaylorScalar
        ? sum(same(Arithmetic.ADD, a), 1.0)
        : moved(value() + constant(Arithmetic.ADD, a));
  }

  @Override
  public Scalar subtract(Scalar a) {
    if (!isKnown() || !isKnown(a)) {
      return apply(Arithmetic.SUBTRACT, a);
    }
    return a instanceof TaylorScalar
        ? sum(same(Arithmetic.SUBTRACT, a), -1.0)
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
    if (!isKnown() || !isKnown(a)) {
      return apply(Arithmetic.MULTIPLY, a);
    }
    if (a instanceof TaylorScalar) {
      TaylorScalar y = same(Arithmetic.MULTIPLY, a);
      int lowest = Math.min(order, y.order);
      return new TaylorScalar(call, lowest, Convolution.product(c, y.c, lowest));
    }
    double y = constant(Arithmetic.MULTIPLY, a);
    return new TaylorScalar(call, order, Convolution.scaled(c[0] * y, c, y, order));
  }

  @Override
  public Scalar divide(Scalar a) {
    if (a instanceof TaylorScalar y && isKnown() && y.isKnown()) {
      same(Arithmetic.DIVIDE, a);
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
    return x instanceof TaylorScalar ? same(operation, x).value() : constant(operation, x);
  }

  private static int order(Scalar[] x) {
    int order = Integer.MAX_VALUE;
    for (Scalar operand : x) {
      order = operand instanceof TaylorScalar s ? Math.min(order, s.order) : order;
    }
    return order;
  }

  static boolean areKnown(Scalar[] x) {
    return Arrays.stream(x).allMatch(TaylorScalar::isKnown);
  }

  private static boolean isKnown(Scalar x) {
    return !(x instanceof TaylorScalar s) || s.isKnown();
  }

  private TaylorScalar same(Object operation, Scalar other) {
    call.check(operation);
    if (other instanceof TaylorScalar s && s.call == call) {
      return s;
    }
    throw mixed(operation.toString(), other);
  }

  private double constant(Object operation, Scalar x) {
    call.check(operation);
    if (x instanceof Constant c) {
      return c.value();
    }
    throw mixed(operation.toString(), x);
  }

  @Override
  public String toString() {
    return "taylor(" + Arrays.toString(Arrays.copyOf(c, known)) + ")";
  }
}
