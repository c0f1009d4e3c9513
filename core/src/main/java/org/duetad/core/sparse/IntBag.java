package org.duetad.core.sparse;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A growing set of integers from 0 to n - 1: a list from which duplicates are removed when it is
 * full, and from n/32 elements on one bit per integer.
 */
final class IntBag {

  private static final int FIRST = 8;

  private final int n;
  private int[] list = new int[FIRST];
  private int size;
  private @Nullable BitSet bits;

  IntBag(int n) {
    this.n = n;
  }

  void add(int element) {
    if (bits != null) {
      bits.set(element);
      return;
    }
    if (size == list.length) {
      makeRoom();
    }
    if (bits != null) {
      bits.set(element);
    } else {
      list[size++] = element;
    }
  }

  void addAll(int[] elements) {
    for (int element : elements) {
      add(element);
    }
  }

  /** Adds a whole set, word by word. */
  void addAll(BitSet elements) {
    if (bits == null) {
      toBits();
    }
    if (bits != null) {
      bits.or(elements);
    }
  }

  private void makeRoom() {
    compact();
    if (size > n / 32 && size > FIRST) {
      toBits();
    } else if (2 * size > list.length) {
      list = Arrays.copyOf(list, 2 * list.length);
    }
  }

  private void toBits() {
    BitSet all = new BitSet(n);
    for (int i = 0; i < size; i++) {
      all.set(list[i]);
    }
    bits = all;
    list = new int[0];
  }

  private void compact() {
    Arrays.sort(list, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || list[i] != list[kept - 1]) {
        list[kept++] = list[i];
      }
    }
    size = kept;
  }

  /** The elements, ascending. */
  int[] elements() {
    if (bits != null) {
      return bits.stream().toArray();
    }
    compact();
    return Arrays.copyOf(list, size);
  }
}
