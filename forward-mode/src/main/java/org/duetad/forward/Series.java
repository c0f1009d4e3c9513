package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.spi.AbstractScalar;

/**
 * A series {@code Σ c_k tᵏ}, truncated after its order: of doubles ({@link TaylorScalar}) or of
 * numbers ({@link NestedSeries}). Results computed from known series are known at once. Partially
 * known series occur only in the slope of a rule that is written in terms of the rule's own result;
 * results computed from them unfold on demand.
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

  /** Computes the coefficient of order k from the lower ones. */
  abstract void compute(int k);

  /** Ensures that the coefficients up to order k are computed. */
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

  /** Computes all coefficients, so that the operands can be released. */
  abstract Series unfolded();

  /** The series truncated to a lower order. */
  abstract Series truncated(int lower);

  /** The derivative with respect to t. */
  abstract Series derivative();

  /** Whether the coefficients of orders 1 to k are exactly zero. */
  abstract boolean isConstantUpTo(int k);

  /** Whether the value is infinite, and a coefficient of orders 1 to k infinite or NaN. */
  abstract boolean overflowedUpTo(int k);

  /** The coefficients of a number: its value, and the same number for all higher orders. */
  abstract Series uniform(double value, double above);

  /**
   * A number that a rule returned as a slope or tangent: the higher coefficients of a non-finite
   * constant are unknown.
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

  /** Requires an operand of the same call. */
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
