package org.duetad.checkpoint.schedule;

/**
 * The number of states to keep on disk that minimises the run time. While the most expensive step
 * costs the same number of advances, the time is linear in the number of segments except for one
 * kink, where the number of snapshots in memory begins to grow. So only the ends of such ranges and
 * the kink's neighbours are compared, about {@code √l} numbers at most.
 */
final class DiskPlan {

  private DiskPlan() {}

  /** The fastest plan; among equals, the one with the fewest states on disk. */
  static Segments cheapest(long steps, int memorySlots, int diskSlots, StepCosts costs) {
    int most = (int) Math.min(diskSlots, Segments.mostUseful(steps, memorySlots));
    Segments best = Segments.best(steps, memorySlots, 0);
    int from = 1;
    while (from <= most) {
      int to = (int) Math.min(most, Segments.lastOfLevel(steps, memorySlots, from));
      int kink = kink(steps, memorySlots, from, to);
      for (int count : new int[] {from, Math.max(from, kink - 1), kink, to}) {
        Segments plan = Segments.best(steps, memorySlots, count);
        best = plan.seconds(costs) < best.seconds(costs) ? plan : best;
      }
      from = to + 1;
    }
    return best;
  }

  /** The first number in a range from which on writes in memory change as at its end. */
  private static int kink(long steps, int memorySlots, int from, int to) {
    if (to - from < 2) {
      return to;
    }
    long slope = writes(steps, memorySlots, to) - writes(steps, memorySlots, to - 1);
    int low = from;
    int high = to - 1;
    while (low < high) {
      int middle = low + (high - low) / 2;
      if (writes(steps, memorySlots, middle + 1) - writes(steps, memorySlots, middle) == slope) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static long writes(long steps, int memorySlots, int count) {
    return Segments.best(steps, memorySlots, count).writes();
  }
}
