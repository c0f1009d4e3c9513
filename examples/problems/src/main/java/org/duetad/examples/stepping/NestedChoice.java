package org.duetad.examples.stepping;

import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.schedule.StepCosts;

/** Nested schedules; of several steps at once where there are too many to plan one by one. */
final class NestedChoice {

  /** The entries of the planner's table that take about a second. */
  private static final double MOST_ENTRIES = 1e8;

  private NestedChoice() {}

  static Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
    long length = 1;
    while (entries((steps + length - 1) / length, slots, diskSlots) > MOST_ENTRIES) {
      length *= 2;
    }
    if (length == 1) {
      return Schedules.nested(steps, slots, diskSlots, costs);
    }
    long chunks = (steps + length - 1) / length;
    Schedule ofChunks = Schedules.nested(chunks, slots, diskSlots, times(length, costs));
    return Schedules.chunked(ofChunks, length, steps);
  }

  private static double entries(long steps, int slots, int diskSlots) {
    double useful = Math.max(steps - 1, 1);
    return (double) steps
        * steps
        * (Math.min(slots, useful) + 1)
        * (Math.min(diskSlots, useful) + 1);
  }

  /** The costs of several steps at once. */
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
