package org.duetad.forward;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Continuation;
import org.duetad.core.spi.Arguments;

/**
 * One mixed partial derivative by nested series, one for each variable: there is no cancellation,
 * at the cost of {@code Π (i_l + 1)} doubles for each number.
 */
final class Partials {

  private final String operation;
  private final ScalarFunction f;
  private final double[] x;
  private final int[] orders;

  /** The variables with a positive order; the highest is the innermost. */
  private final int[] support;

  /** Whether a product of slopes may have left the range of doubles, or a zero is none. */
  private boolean uncertain;

  private Partials(String operation, ScalarFunction f, double[] x, int[] orders) {
    this.operation = operation;
    this.f = f;
    this.x = x;
    this.orders = orders;
    this.support =
        IntStream.range(0, x.length)
            .filter(l -> orders[l] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(l -> -orders[l]))
            .mapToInt(l -> l)
            .toArray();
  }

  static double of(String operation, ScalarFunction f, double[] x, int[] orders) {
    if (orders.length != x.length) {
      throw new IllegalArgumentException(
          operation
              + ": "
              + orders.length
              + " orders for "
              + x.length
              + " inputs; pass one for each");
    }
    Arrays.stream(orders).forEach(order -> Curves.order(operation, order));
    requireRoom(operation, orders);
    try {
      return new Partials(operation, f, x, orders).derivative();
    } catch (NearlyTied again) {
      VectorFunction joined = Continuation.of(f.asVector(), again.order());
      return new Partials(operation, in -> joined.apply(in)[0], x, orders).derivative();
    }
  }

  private double derivative() {
    int order = Arrays.stream(orders).sum();
    double derivative =
        Rescaled.derivative(operation, order, Factorials.of(orders), this::coefficient);
    boolean isKnown = Double.isFinite(derivative) && !uncertain;
    return isKnown || order == 0 || order > CarefulCurves.MOST
        ? derivative
        : CarefulCurves.partial(f.asVector(), x, orders);
  }

  private static void requireRoom(String operation, int[] orders) {
    double bytes = 8;
    for (int order : orders) {
      bytes *= order + 1.0;
    }
    if (bytes > Runtime.getRuntime().maxMemory() / 64.0) {
      throw new IllegalArgumentException(
          operation
              + ": orders "
              + Arrays.toString(orders)
              + " take "
              + String.format(Locale.ROOT, "%.3g", bytes)
              + " bytes for each number, more than a 64th of the heap of "
              + Runtime.getRuntime().maxMemory()
              + " bytes; differentiate with respect to fewer variables, or to lower order");
    }
  }

  /** The coefficient in the variables {@code t_l/2ᵉ}. */
  private double coefficient(int e) {
    Expansion[] calls = new Expansion[Math.max(1, support.length)];
    calls[0] = new Expansion(support.length == 0 ? 0 : orders[support[0]]);
    for (int level = 1; level < calls.length; level++) {
      int enclosing = calls[level - 1].order + calls[level - 1].enclosing;
      calls[level] = Expansion.nested(orders[support[level]], enclosing);
    }
    double coefficient = coefficient(e, calls);
    uncertain |= Arrays.stream(calls).anyMatch(call -> call.isExtreme() || call.isSunk());
    if (Arrays.stream(calls).anyMatch(Expansion::isDoubtful)) {
      requireDigits();
    }
    return coefficient;
  }

  /** Of the coefficients along all variables together, up to the order of the derivative. */
  private void requireDigits() {
    double[][] line = new double[x.length][Arrays.stream(orders).sum() + 1];
    for (int i = 0; i < x.length; i++) {
      line[i][0] = x[i];
    }
    for (int variable : support) {
      line[variable][1] = 1;
    }
    Curves.output(operation, f.asVector(), line);
  }

  private double coefficient(int e, Expansion[] calls) {
    try {
      Scalar[] inputs = Scalar.of(x);
      for (int level = 0; level < support.length; level++) {
        inputs[support[level]] = variable(calls, level, x[support[level]], Math.scalb(1.0, e));
      }
      Scalar[] y = Arguments.outputs(operation, new Scalar[] {f.apply(inputs)});
      return coefficient(calls, y[0]);
    } finally {
      Arrays.stream(calls).forEach(Expansion::end);
    }
  }

  /** {@code x + slope t} of one level, constant in the enclosing levels. */
  private static Scalar variable(Expansion[] calls, int level, double x, double slope) {
    Scalar variable =
        level == 0
            ? TaylorScalar.line(calls[0], x, slope)
            : NestedSeries.line(calls[level], Scalar.of(x), slope);
    for (int outer = level + 1; outer < calls.length; outer++) {
      variable = NestedSeries.line(calls[outer], variable, 0.0);
    }
    return variable;
  }

  /** The highest coefficient of each level. */
  private double coefficient(Expansion[] calls, Scalar y) {
    Scalar at = y;
    for (int level = calls.length - 1; level > 0; level--) {
      if (!(at instanceof NestedSeries s && s.call == calls[level])) {
        Arguments.constant(operation, at);
        return 0.0;
      }
      at = s.at(calls[level].order);
    }
    return Curves.coefficients(operation, calls[0], at)[calls[0].order];
  }
}
