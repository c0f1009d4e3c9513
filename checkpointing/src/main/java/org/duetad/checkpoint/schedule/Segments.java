package org.duetad.checkpoint.schedule;

/**
 * The distribution of steps over segments, reversed one by one with s slots each, that needs the
 * fewest advances. The forward pass advances once over all but the last segment; then each costs
 * {@code t(length, s)}. So one more step costs {@code 1 + r(length + 1, s)} in a segment (1 for its
 * first), {@code r(length + 1, s)} in the last; as these do not decrease, each step goes where it
 * costs least. Ties are broken in favour of fewer snapshots ({@link BinomialCost#writes}), and
 * lengths before the last one differ by at most 1.
 *
 * @param steps the number of all steps, 1 or more
 * @param slots the number of slots in memory, 1 or more
 * @param count the number of segments before the last one
 * @param length of these; the first {@code longer} have one more step
 * @param longer how many have one more step
 */
record Segments(long steps, int slots, int count, long length, long longer) {

  /** The best lengths for a number of segments, no more than {@link #mostUseful}. */
  static Segments best(long steps, int slots, int count) {
    if (count == 0) {
      return new Segments(steps, slots, 0, 0, 0);
    }
    long cost = level(steps, slots, count);
    long low = atMost(slots, cost - 2);
    long lastLow = atMost(slots, cost - 1);
    long left = steps - lastLow - count * low;
    long lastFlat = Math.min(left, BinomialCost.beta(slots - 1L, cost - 1));
    long room = lastLow - low;
    long rest = left - lastFlat;
    long shared = room > rest / count ? rest : count * room;
    return new Segments(steps, slots, count, low + shared / count, shared % count);
  }

  /** The least number of segments before the last one for which no step is advanced over twice. */
  static long mostUseful(long steps, int slots) {
    return Math.max(steps - slots - 1L, 0);
  }

  /**
   * The largest number of segments for which the most expensive step costs as much as with this
   * number of them.
   */
  static long lastOfLevel(long steps, int slots, int count) {
    long cost = level(steps, slots, count);
    long low = atMost(slots, cost - 2);
    return low == 0 ? Long.MAX_VALUE : (steps - 1 - atMost(slots, cost - 1)) / low;
  }

  /** The cost of the most expensive step. */
  private static long level(long steps, int slots, int count) {
    long low = 0;
    long high = BinomialCost.repetitions(steps, slots);
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (holds(steps, slots, count, middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Whether no step has to cost more. */
  private static boolean holds(long steps, int slots, int count, long cost) {
    long last = atMost(slots, cost);
    long each = atMost(slots, cost - 1);
    return last >= steps || each > (steps - last - 1) / Math.max(count, 1);
  }

  private static long atMost(int slots, long repetitions) {
    return repetitions < 0 ? 0 : BinomialCost.beta(slots, repetitions);
  }

  /** The first state of a segment; segment {@code count} is the last one. */
  long start(int segment) {
    return segment * length + Math.min(segment, longer);
  }

  long lastLength() {
    return steps - start(count);
  }

  long longest() {
    return Math.max(lastLength(), count == 0 ? 0 : longer > 0 ? length + 1 : length);
  }

  long advances() {
    return steps - lastLength() + sum(BinomialCost::advances);
  }

  /** Snapshots taken in memory. */
  long writes() {
    return sum(BinomialCost::writes);
  }

  /** Predicted time, in seconds, with the segments' first states on disk. */
  double seconds(StepCosts costs) {
    return advances() * costs.advance()
        + steps * (costs.tape() + costs.reverse())
        + count * (costs.diskWrite() + costs.diskRead())
        + writes() * costs.memoryWrite()
        + (steps - 1 - count) * costs.memoryRead();
  }

  private long sum(Cost cost) {
    long sum = cost.of(lastLength(), slots);
    if (longer > 0) {
      sum += longer * cost.of(length + 1, slots);
    }
    return count > longer ? sum + (count - longer) * cost.of(length, slots) : sum;
  }

  /** The cost of reversing a number of steps with a number of snapshots. */
  @FunctionalInterface
  private interface Cost {
    long of(long steps, long slots);
  }
}
