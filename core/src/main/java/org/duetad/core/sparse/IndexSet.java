package org.duetad.core.sparse;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A set of inputs. Small sets are sorted arrays, shared wherever a union adds nothing; a union with
 * a large set is evaluated lazily, when its elements are needed, so that a loop that adds to one
 * number takes memory per step, not for each step's set. For one thread.
 */
final class IndexSet {

  static final IndexSet EMPTY = new IndexSet(new int[0]);

  private static final int SMALL = 64;

  private int @Nullable [] elements;
  private IndexSet[] parts = {};
  private @Nullable Object visitor;

  private IndexSet(int[] elements) {
    this.elements = elements;
  }

  private IndexSet(IndexSet... parts) {
    this.parts = parts;
  }

  static IndexSet of(int element) {
    return new IndexSet(new int[] {element});
  }

  /** Elements that are sorted and without repetitions. */
  static IndexSet ofSorted(int[] elements) {
    return elements.length == 0 ? EMPTY : new IndexSet(elements);
  }

  boolean isEmpty() {
    return this == EMPTY;
  }

  IndexSet union(IndexSet other) {
    if (other == this || other == EMPTY) {
      return this;
    }
    if (this == EMPTY) {
      return other;
    }
    int[] a = elements;
    int[] b = other.elements;
    if (a != null && b != null && a.length <= SMALL && b.length <= SMALL) {
      return merged(a, other, b);
    }
    return has(other) ? this : other.has(this) ? other : new IndexSet(this, other);
  }

  private boolean has(IndexSet part) {
    return parts.length == 2 && (parts[0] == part || parts[1] == part);
  }

  private IndexSet merged(int[] a, IndexSet other, int[] b) {
    int[] all = new int[a.length + b.length];
    int n = 0;
    int i = 0;
    int k = 0;
    while (i < a.length || k < b.length) {
      int next = k == b.length || (i < a.length && a[i] <= b[k]) ? a[i] : b[k];
      i += i < a.length && a[i] == next ? 1 : 0;
      k += k < b.length && b[k] == next ? 1 : 0;
      all[n++] = next;
    }
    return n == a.length ? this : n == b.length ? other : new IndexSet(Arrays.copyOf(all, n));
  }

  /** The union of many. */
  static IndexSet union(IndexSet[] sets, int count) {
    IndexSet all = EMPTY;
    if (count <= SMALL) {
      for (int i = 0; i < count; i++) {
        all = all.union(sets[i]);
      }
      return all;
    }
    return new IndexSet(Arrays.copyOf(sets, count));
  }

  /** The elements, ascending; must not be modified. */
  int[] elements() {
    int[] known = elements;
    if (known == null) {
      known = collected();
      elements = known;
      parts = new IndexSet[0];
    }
    return known;
  }

  private int[] collected() {
    IntBag bag = new IntBag(Integer.MAX_VALUE);
    Object here = new Object();
    Deque<IndexSet> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      IndexSet set = open.pop();
      if (set.visitor != here) {
        set.visitor = here;
        if (set.elements != null) {
          bag.addAll(set.elements);
        } else {
          Arrays.stream(set.parts).forEach(open::push);
        }
      }
    }
    return bag.elements();
  }
}
