package org.duetad.testing.corners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.ScalarFunction;

/**
 * The derivatives of one order of a function of one or two operands, by all ways. Those by the same
 * operands in another sequence are the same.
 */
final class Derivatives {

  /** A derivative that one way gave. */
  record Found(String way, double value) {

    @Override
    public String toString() {
      return way + " " + value;
    }
  }

  private final Map<List<Integer>, List<Found>> byOrders = new LinkedHashMap<>();

  private Derivatives() {}

  static Derivatives of(int order, ScalarFunction f, double... x) {
    Derivatives all = new Derivatives();
    Ways.ofOrder(order)
        .forEach(
            (name, way) -> {
              double[] derivatives = way.of(f, x);
              for (int i = 0; i < derivatives.length; i++) {
                if (!Ways.isNone(derivatives[i])) {
                  all.add(orders(i, order, x.length), new Found(name, derivatives[i]));
                }
              }
            });
    return all;
  }

  private void add(List<Integer> orders, Found found) {
    byOrders.computeIfAbsent(orders, key -> new ArrayList<>()).add(found);
  }

  /** How often each operand was differentiated by. */
  private static List<Integer> orders(int index, int order, int n) {
    int[] orders = new int[n];
    int rest = index;
    for (int k = 0; k < order; k++) {
      orders[rest % n]++;
      rest /= n;
    }
    List<Integer> list = new ArrayList<>();
    for (int times : orders) {
      list.add(times);
    }
    return list;
  }

  Map<List<Integer>, List<Found>> byOrders() {
    return byOrders;
  }

  List<Found> at(Integer... orders) {
    return byOrders.get(List.of(orders));
  }

  /** The size of the largest finite one, at least 0. */
  double largest() {
    return byOrders.values().stream()
        .flatMap(List::stream)
        .mapToDouble(found -> Math.abs(found.value()))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }
}
