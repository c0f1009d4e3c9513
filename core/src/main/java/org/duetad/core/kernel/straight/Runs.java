package org.duetad.core.kernel.straight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs of places, in stretches that go on by one in both.
 *
 * @param left the first place of each stretch in the left factors
 * @param right and in the right ones
 * @param length how long it is
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record Runs(int[] left, int[] right, int[] length) {

  static Runs of(int[] left, int[] right) {
    List<int[]> runs = new ArrayList<>();
    for (int k = 0; k < left.length; ) {
      int end = k + 1;
      while (end < left.length
          && left[end] == left[end - 1] + 1
          && right[end] == right[end - 1] + 1) {
        end++;
      }
      runs.add(new int[] {left[k], right[k], end - k});
      k = end;
    }
    return new Runs(column(runs, 0), column(runs, 1), column(runs, 2));
  }

  private static int[] column(List<int[]> runs, int index) {
    return runs.stream().mapToInt(run -> run[index]).toArray();
  }

  /** How many stretches there are. */
  int count() {
    return length.length;
  }

  boolean isSquare(int run) {
    return left[run] == right[run];
  }

  /** How many pairs there are. */
  int total() {
    return Arrays.stream(length).sum();
  }

  /** Whether a place is among them. */
  boolean contains(int place) {
    return meets(place, place + 1);
  }

  /** Whether a place is among both. */
  boolean meets(Runs other) {
    for (int run = 0; run < length.length; run++) {
      if (other.meets(left[run], left[run] + length[run])
          || other.meets(right[run], right[run] + length[run])) {
        return true;
      }
    }
    return false;
  }

  private boolean meets(int from, int end) {
    for (int run = 0; run < length.length; run++) {
      if ((left[run] < end && from < left[run] + length[run])
          || (right[run] < end && from < right[run] + length[run])) {
        return true;
      }
    }
    return false;
  }
}
