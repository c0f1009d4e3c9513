package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.spi.AbstractScalar;

/**
 * A series {@code Σ c_k tᵏ}, cut off after its order: of doubles ({@link TaylorScalar}) or of
 * numbers ({@link NestedSeries}). What is computed from known series is known at once. Only in the
 * slope of a rule, when it is written in the rule's own result, series are met that are known in
 * part: what is computed from them unfolds on demand.
 */
abstract class Series extends AbstractScalar {

  final Expansion call;
  final int order;
  private int known;

  Series(Expansion call, int order, int known) {
    this.call = call;
    this.order = order;
    this.known = known;
  }

  /** Computes the coefficient of order k; those below are there. */
  abstract void compute(int k);

  /** Computes the coefficients up to order k, unless they are there. */
  final void reach(int k) {
    if (k > order) {
      throw new IndexOutOfBoundsException("order " + k + " of a series of order " + order);
    }
    while (known <= k) {
      compute(known);
      known++;
    }
  }

  final boolean isKnown() {
    return known > order;
  }

  final int known() {
    return known;
  }

  /** All coefficients now, so that the operands can be forgotten. */
  abstract Series unfolded();

  /** The same series, cut off earlier. */
  abstract Series truncated(int lower);

  /** The derivative by t. */
  abstract Series derivative();

  /** Whether the coefficients of orders 1 to k are exactly zero. */
  abstract boolean isConstantUpTo(int k);

  /** Whether the value is infinite, and a coefficient of orders 1 to k infinite or NaN. */
  abstract boolean overflowedUpTo(int k);

  /** The coefficients of a number: its value, and above it the same number throughout. */
  abstract Series uniform(double value, double above);

  /**
   * A number that a rule returned as a slope or tangent: of a constant that is not finite, the
   * higher coefficients are not known.
   */
  final Scalar slope(Scalar returned) {
    if (returned instanceof Series) {
      return same("slope", returned);
    }
    double value = constant("slope", returned);
    return Double.isInfinite(value) || Double.isNaN(value) ? uniform(value, Double.NaN) : returned;
  }

  @Override
  public final long level() {
    return call.level();
  }

  static boolean areKnown(Scalar... x) {
    return Arrays.stream(x).allMatch(s -> !(s instanceof Series series) || series.isKnown());
  }

  static Scalar[] truncated(Scalar[] x, int order) {
    Scalar[] truncated = x.clone();
    Arrays.setAll(truncated, i -> x[i] instanceof Series s ? s.truncated(order) : x[i]);
    return truncated;
  }

  /** The lowest order of the operands, of which at least one is a series. */
  static int order(Scalar... x) {
    int order = Integer.MAX_VALUE;
    for (Scalar operand : x) {
      order = operand instanceof Series s ? Math.min(order, s.order) : order;
    }
    return order;
  }

  /** An operand of the same call. */
  final Series same(Object operation, Scalar other) {
    call.check(operation);
    if (other instanceof Series s && s.call == call) {
      return s;
    }
    throw mixed(operation.toString(), other);
  }

  final double constant(Object operation, Scalar x) {
    call.check(operation);
    if (x instanceof Constant c) {
      return c.value();
    }
    throw mixed(operation.toString(), x);
  }
}
