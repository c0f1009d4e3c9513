package org.duetad.core.sparse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of inputs by which the second derivative of a number may be nonzero: those of the
 * numbers it is computed from, and for each nonlinear operation the cross product of two sets of
 * inputs. Kept as a graph of the computation, so that memory is linear in the number of operations,
 * and evaluated once, for the final number; what does not reach that number does not count.
 * (Griewank and Walther, Evaluating Derivatives, 2008, section 7.4, keep nonlinear interaction
 * domains for each number.)
 */
final class Interactions {

  private final List<Interactions> parts;
  private final IndexSet left;
  private final IndexSet right;
  private @Nullable Object visitor;

  private Interactions(List<Interactions> parts, IndexSet left, IndexSet right) {
    this.parts = parts;
    this.left = left;
    this.right = right;
  }

  /** Those of either. */
  static @Nullable Interactions join(@Nullable Interactions a, @Nullable Interactions b) {
    if (a == null || b == null || a == b) {
      return a == null ? b : a;
    }
    return new Interactions(List.of(a, b), IndexSet.EMPTY, IndexSet.EMPTY);
  }

  /** With the pairs {@code left × right}, in both orders. */
  static @Nullable Interactions cross(@Nullable Interactions a, IndexSet left, IndexSet right) {
    if (left.isEmpty() || right.isEmpty()) {
      return a;
    }
    return new Interactions(a == null ? List.of() : List.of(a), left, right);
  }

  /** The pairs as a symmetric n x n pattern. */
  static SparsityPattern pattern(@Nullable Interactions root, int n) {
    IntBag[] rows = new IntBag[n];
    for (int i = 0; i < n; i++) {
      rows[i] = new IntBag(n);
    }
    if (root != null) {
      root.collect(rows);
    }
    int[][] sorted = new int[n][];
    for (int i = 0; i < n; i++) {
      sorted[i] = rows[i].elements();
    }
    return SparsityPattern.ofSorted(n, sorted);
  }

  /** Two sets that were crossed; the same objects are not crossed again. */
  private record Crossed(IndexSet left, IndexSet right) {}

  private void collect(IntBag[] rows) {
    Set<Crossed> done = new HashSet<>();
    Object here = new Object();
    Deque<Interactions> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Interactions next = open.pop();
      if (next.visitor != here) {
        next.visitor = here;
        next.parts.forEach(open::push);
        if (!next.left.isEmpty() && done.add(new Crossed(next.left, next.right))) {
          cross(rows, next.left.elements(), next.right.elements());
        }
      }
    }
  }

  private static void cross(IntBag[] rows, int[] left, int[] right) {
    addTo(rows, left, right);
    if (left != right) {
      addTo(rows, right, left);
    }
  }

  private static void addTo(IntBag[] rows, int[] to, int[] what) {
    if (what.length <= 8 + rows.length / 32) {
      for (int i : to) {
        rows[i].addAll(what);
      }
      return;
    }
    BitSet set = new BitSet(rows.length);
    for (int j : what) {
      set.set(j);
    }
    for (int i : to) {
      rows[i].addAll(set);
    }
  }
}
