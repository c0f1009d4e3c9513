package org.duetad.examples.stepping;

import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.schedule.StepCosts;

/** Nested schedules, of several steps at once where there are too many to plan them one by one. */
final class NestedChoice {

  /** About a second of planning. */
  private static final double MOST_PLACES = 1e8;

  private NestedChoice() {}

  static Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
    long length = 1;
    while (places((steps + length - 1) / length, slots, diskSlots) > MOST_PLACES) {
      length *= 2;
    }
    if (length == 1) {
      return Schedules.nested(steps, slots, diskSlots, costs);
    }
    long chunks = (steps + length - 1) / length;
    Schedule ofChunks = Schedules.nested(chunks, slots, diskSlots, times(length, costs));
    return Schedules.chunked(ofChunks, length, steps);
  }

  private static double places(long steps, int slots, int diskSlots) {
    double useful = Math.max(steps - 1, 1);
    return (double) steps
        * steps
        * (Math.min(slots, useful) + 1)
        * (Math.min(diskSlots, useful) + 1);
  }

  /** What a number of steps at once cost. */
  private static StepCosts times(long length, StepCosts costs) {
    return new StepCosts(
        length * costs.advance(),
        length * costs.tape(),
        length * costs.reverse(),
        costs.memoryWrite(),
        costs.memoryRead(),
        costs.diskWrite(),
        costs.diskRead());
  }
}
