package org.duetad.core.kernel.tangents;

import java.util.Arrays;

/** The numbers of a listing of operations while it is written. */
final class IntList {

  private int[] numbers = new int[256];
  private int size;

  void add(int... some) {
    if (size + some.length > numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * (size + some.length));
    }
    System.arraycopy(some, 0, numbers, size, some.length);
    size += some.length;
  }

  int size() {
    return size;
  }

  int at(int index) {
    return numbers[index];
  }

  /** Adds one to a number. */
  void increment(int index) {
    numbers[index]++;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
