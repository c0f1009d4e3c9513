package org.duetad.core.program;

import java.util.ArrayList;
import java.util.List;

/** A growing list of integers, in blocks that are not copied when more are added. */
final class IntBlocks {

  private static final int LARGEST = 1 << 16;

  private final List<int[]> full = new ArrayList<>();
  private int[] last = new int[64];

  /** How many numbers there are in the last block, and in the full ones. */
  private int used;

  private int before;

  int size() {
    return before + used;
  }

  void add(int number) {
    if (used == last.length) {
      begin();
    }
    last[used++] = number;
  }

  void add(int[] numbers) {
    for (int from = 0; from < numbers.length; ) {
      if (used == last.length) {
        begin();
      }
      int count = Math.min(numbers.length - from, last.length - used);
      System.arraycopy(numbers, from, last, used, count);
      used += count;
      from += count;
    }
  }

  /** Begins another block. */
  private void begin() {
    full.add(last);
    before += last.length;
    last = new int[Math.min(2 * last.length, LARGEST)];
    used = 0;
  }

  /** All numbers in a new array. */
  int[] toArray() {
    int[] all = new int[size()];
    int next = 0;
    for (int[] block : full) {
      System.arraycopy(block, 0, all, next, block.length);
      next += block.length;
    }
    System.arraycopy(last, 0, all, next, used);
    return all;
  }
}
