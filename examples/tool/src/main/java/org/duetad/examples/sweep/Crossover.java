package org.duetad.examples.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The place at which two modes change order.
 *
 * @param below the mode that is cheaper below
 * @param above the mode that is cheaper above
 * @param at the place on the axis, on straight lines through the logarithms of the medians
 */
public record Crossover(String below, String above, double at) {

  /** The order of two modes at a size: -1 if the first is clearly cheaper, 1 the second, 0 else. */
  private record Order(double at, int sign, double logRatio) {}

  /** Whole numbers up to here; larger ones have two digits. */
  private static final double EXACT = 100;

  /**
   * The crossover of two curves. A size at which the medians' intervals overlap does not count.
   *
   * @return empty if one mode is cheaper at all sizes, or the order changes more than once
   */
  static Optional<Crossover> of(SweepAxis axis, SweepCurve a, SweepCurve b) {
    List<Order> orders = orders(axis, a, b);
    Optional<Crossover> found = Optional.empty();
    Order last = null;
    for (Order order : orders) {
      if (last != null && order.sign != last.sign) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(between(a, b, last, order));
      }
      last = order;
    }
    return found;
  }

  private static List<Order> orders(SweepAxis axis, SweepCurve a, SweepCurve b) {
    List<Order> orders = new ArrayList<>();
    for (SweepPoint p : a.known(Quantity.TIME)) {
      for (SweepPoint q : b.known(Quantity.TIME)) {
        if (p.size() == q.size()) {
          order(axis, p, q).ifPresent(orders::add);
        }
      }
    }
    return orders;
  }

  private static Optional<Order> order(SweepAxis axis, SweepPoint p, SweepPoint q) {
    Double a = p.nanos();
    Double b = q.nanos();
    OptionalInt sign = sign(p, q);
    return a == null || b == null || sign.isEmpty()
        ? Optional.empty()
        : Optional.of(new Order(axis.at(p), sign.getAsInt(), Math.log(a / b)));
  }

  private static OptionalInt sign(SweepPoint p, SweepPoint q) {
    return p.isClearlyBelow(q)
        ? OptionalInt.of(-1)
        : q.isClearlyBelow(p) ? OptionalInt.of(1) : OptionalInt.empty();
  }

  /** Where the logarithm of the ratio vanishes. */
  private static Crossover between(SweepCurve a, SweepCurve b, Order from, Order to) {
    double share = from.logRatio / (from.logRatio - to.logRatio);
    double at = from.at * Math.pow(to.at / from.at, share);
    return from.sign < 0
        ? new Crossover(a.mode(), b.mode(), at)
        : new Crossover(b.mode(), a.mode(), at);
  }

  /** In words, as in {@code forward is cheaper than reverse below 11 inputs}. */
  public String words(SweepAxis axis) {
    return below + " is cheaper than " + above + " below " + axis.place(rounded());
  }

  /** Upwards: at the next whole number the other mode is cheaper. */
  private double rounded() {
    if (at <= EXACT) {
      return Math.ceil(at - 1e-9);
    }
    double digit = Math.pow(10, Math.floor(Math.log10(at)) - 1);
    return Math.rint(at / digit) * digit;
  }
}
