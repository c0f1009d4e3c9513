package org.duetad.checkpoint.schedule;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** Snapshots in both tiers, also on disk during the reversal, for the least time. */
record NestedSchedule(String name, Slots slots, OptionalLong steps, List<Action> actions)
    implements Schedule {

  /** The number of places that are compared. */
  private static final double MOST = 4e8;

  static NestedSchedule of(long steps, int memorySlots, int diskSlots, StepCosts costs) {
    String name = "nested(" + steps + ", " + memorySlots + ", " + diskSlots + ")";
    TwoLevel.check(name, steps, memorySlots, diskSlots);
    long useful = Math.max(steps - 1, 1);
    int memory = (int) Math.min(memorySlots, useful);
    int disk = (int) Math.min(diskSlots, useful);
    double places = (double) steps * steps * (memory + 1) * (disk + 1);
    if (places > MOST) {
      throw new IllegalArgumentException(
          name
              + ": planning compares "
              + places
              + " places, more than "
              + MOST
              + "; use fewer slots, chunked(nested(...), length, steps), or costAware");
    }
    int l = (int) steps;
    NestedReversal reversal =
        new NestedReversal(new NestedPlan(l, memory, disk, costs), l, memory, disk);
    return new NestedSchedule(
        name, reversal.slots(), OptionalLong.of(steps), List.copyOf(reversal.actions()));
  }

  @Override
  public Actions start() {
    Iterator<Action> left = actions.iterator();
    return () -> left.hasNext() ? left.next() : new Action.End();
  }

  @Override
  public String toString() {
    return name;
  }
}
