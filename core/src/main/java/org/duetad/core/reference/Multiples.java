package org.duetad.core.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often a partial derivative is taken by each operand. */
final class Multiples {

  private Multiples() {}

  static List<Integer> of(int... orders) {
    return Arrays.stream(orders).boxed().toList();
  }

  /** Once by the operand i of n. */
  static List<Integer> one(int n, int i) {
    int[] orders = new int[n];
    orders[i] = 1;
    return of(orders);
  }

  static int sum(List<Integer> orders) {
    return orders.stream().mapToInt(Integer::intValue).sum();
  }

  /** All of n operands that have a sum. */
  static List<List<Integer>> all(int n, int sum) {
    if (n == 1) {
      return List.of(List.of(sum));
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int first = sum; first >= 0; first--) {
      for (List<Integer> rest : all(n - 1, sum - first)) {
        List<Integer> orders = new ArrayList<>(rest);
        orders.add(0, first);
        all.add(orders);
      }
    }
    return all;
  }

  /** Once less by the operand i; nothing that exists where that is less than never. */
  static List<Integer> less(List<Integer> orders, int i) {
    List<Integer> less = new ArrayList<>(orders);
    less.set(i, orders.get(i) - 1);
    return less;
  }
}
