package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A series whose coefficients are numbers: those of enclosing derivative calls, so that a Taylor
 * series can be differentiated, or series in another variable, for a series in several variables.
 */
final class NestedSeries extends Series {

  private final Scalar[] c;
  private @Nullable NumberRecurrence rest;

  private NestedSeries(
      Expansion call, int order, Scalar[] c, int known, @Nullable NumberRecurrence rest) {
    super(call, order, known);
    this.c = c;
    this.rest = rest;
  }

  /** A series whose coefficients are all known. */
  NestedSeries(Expansion call, int order, Scalar[] coefficients) {
    this(call, order, coefficients, order + 1, null);
  }

  /** A series with a known value and a recurrence for the other coefficients. */
  static NestedSeries unfolding(Expansion call, int order, Scalar value, NumberRecurrence rest) {
    Scalar[] c = new Scalar[order + 1];
    c[0] = value;
    return new NestedSeries(call, order, c, 1, rest);
  }

  /** {@code value + slope t}. */
  static NestedSeries line(Expansion call, Scalar value, double slope) {
    Scalar[] c = new Scalar[call.order + 1];
    Arrays.fill(c, Scalar.of(0.0));
    c[0] = value;
    if (call.order > 0) {
      c[1] = Scalar.of(slope);
    }
    return new NestedSeries(call, call.order, c);
  }

  @Override
  public double value() {
    return c[0].value();
  }

  /** The coefficient of order k. */
  Scalar at(int k) {
    return upTo(k)[k];
  }

  /** The coefficients, computed up to order k at least; must not be modified. */
  Scalar[] upTo(int k) {
    reach(k);
    return c;
  }

  @Override
  void compute(int k) {
    NumberRecurrence recurrence = rest;
    if (recurrence == null) {
      throw new IllegalStateException("order " + k + " of a fully known series");
    }
    c[k] = recurrence.next(this, k);
  }

  @Override
  NestedSeries unfolded() {
    reach(order);
    rest = null;
    return this;
  }

  @Override
  NestedSeries truncated(int lower) {
    if (lower >= order) {
      return this;
    }
    return isKnown()
        ? new NestedSeries(call, lower, c)
        : unfolding(call, lower, c[0], (y, k) -> at(k));
  }

  @Override
  NestedSeries derivative() {
    return result(
        order - 1,
        at(1),
        isKnown(),
        (y, k) -> NumberConvolution.times(Scalar.of(k + 1), at(k + 1)));
  }

  @Override
  boolean isConstantUpTo(int k) {
    reach(k);
    return Arrays.stream(c, 1, k + 1).allMatch(NumberConvolution::isZero);
  }

  @Override
  boolean overflowedUpTo(int k) {
    reach(k);
    return Double.isInfinite(c[0].primal())
        && !Arrays.stream(c, 1, k + 1).allMatch(each -> Double.isFinite(each.primal()));
  }

  @Override
  NestedSeries uniform(double value, double above) {
    Scalar[] uniform = new Scalar[order + 1];
    Arrays.fill(uniform, coefficient(above, above));
    uniform[0] = coefficient(value, above);
    return new NestedSeries(call, order, uniform);
  }

  /**
   * A coefficient of the same kind as the others: an undefined one is undefined with respect to
   * every variable.
   */
  private Scalar coefficient(double value, double above) {
    if (c[0] instanceof Series inner) {
      return inner.uniform(value, above);
    }
    return Double.isNaN(value) ? c[0].multiply(value) : Scalar.of(value);
  }

  private NestedSeries result(int lowest, Scalar value, boolean isKnown, NumberRecurrence rest) {
    NestedSeries y = unfolding(call, lowest, value, rest);
    return isKnown ? y.unfolded() : y;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    call.check(rule);
    return result(order, c[0].apply(rule), isKnown(), NumberRecurrence.of(rule, this));
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    call.check(rule);
    if (right instanceof Constant y) {
      Scalar z = c[0].apply(rule, y);
      return result(order, z, isKnown(), NumberRecurrence.of(rule, this, y));
    }
    if (!(right instanceof Series)) {
      return absorbed(rule, right);
    }
    NestedSeries y = (NestedSeries) same(rule, right);
    Scalar z = c[0].apply(rule, y.c[0]);
    boolean both = isKnown() && y.isKnown();
    return result(Math.min(order, y.order), z, both, NumberRecurrence.of(rule, this, y));
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    call.check(rule);
    if (!(left instanceof Constant x)) {
      throw mixed(rule.name(), left);
    }
    return result(order, x.apply(rule, c[0]), isKnown(), NumberRecurrence.of(rule, x, this));
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    Scalar y = rule.of(values(rule, x));
    return result(order(x), y, areKnown(x), NumberRecurrence.chain(Slopes.of(rule, x)));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    Scalar[] values = rule.of(values(rule.name(), x));
    Scalar[] y = new Scalar[values.length];
    Pushforward push = new Pushforward(rule, x, y, order(x));
    Arrays.setAll(
        y, i -> unfolding(call, push.order(), values[i], (z, k) -> push.nextNumber(i, k)));
    for (int i = 0; areKnown(x) && i < y.length; i++) {
      ((NestedSeries) y[i]).unfolded();
    }
    return y;
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    values("matrix", x);
    return TaylorMatrix.of(call, order(x), numRows, numCols, x);
  }

  private Scalar[] values(Object operation, Scalar[] x) {
    Scalar[] values = new Scalar[x.length];
    Arrays.setAll(
        values,
        i ->
            x[i] instanceof Series
                ? ((NestedSeries) same(operation, x[i])).c[0]
                : Scalar.of(constant(operation, x[i])));
    return values;
  }

  @Override
  public String toString() {
    return "series(" + Arrays.toString(Arrays.copyOf(c, known())) + ")";
  }
}
