package org.duetad.core.sparse;

import java.util.Arrays;

/** Vertices sorted by a degree that falls by one at a time: doubly linked lists, one per degree. */
final class Buckets {

  private static final int NONE = -1;
  private static final int REMOVED = -1;

  private final int[] degrees;
  private final int[] heads;
  private final int[] next;
  private final int[] previous;
  private int smallest;

  Buckets(int[] degrees) {
    this.degrees = degrees;
    heads = new int[Arrays.stream(degrees).max().orElse(0) + 1];
    next = new int[degrees.length];
    previous = new int[degrees.length];
    Arrays.fill(heads, NONE);
    for (int v = degrees.length - 1; v >= 0; v--) {
      insert(v);
    }
  }

  /** Vertices by descending degree, those of equal degree in numerical order. */
  static int[] sorted(int[] degrees) {
    int most = Arrays.stream(degrees).max().orElse(0);
    int[] at = new int[most + 2];
    for (int degree : degrees) {
      at[most - degree + 1]++;
    }
    Arrays.parallelPrefix(at, Integer::sum);
    int[] order = new int[degrees.length];
    for (int v = 0; v < degrees.length; v++) {
      order[at[most - degrees[v]]++] = v;
    }
    return order;
  }

  private void insert(int v) {
    int head = heads[degrees[v]];
    next[v] = head;
    previous[v] = NONE;
    if (head != NONE) {
      previous[head] = v;
    }
    heads[degrees[v]] = v;
  }

  private void unlink(int v) {
    if (previous[v] == NONE) {
      heads[degrees[v]] = next[v];
    } else {
      next[previous[v]] = next[v];
    }
    if (next[v] != NONE) {
      previous[next[v]] = previous[v];
    }
  }

  /** Lowers the degree of a vertex by one, if it is still here. */
  void lower(int v) {
    if (degrees[v] == REMOVED) {
      return;
    }
    unlink(v);
    degrees[v]--;
    smallest = Math.min(smallest, degrees[v]);
    insert(v);
  }

  int removeSmallest() {
    while (heads[smallest] == NONE) {
      smallest++;
    }
    int v = heads[smallest];
    unlink(v);
    degrees[v] = REMOVED;
    return v;
  }
}
