package org.duetad.checkpoint.schedule;

import java.util.OptionalLong;

/** Optimal reversal of a known number of steps with snapshots in memory. */
final class Binomial implements Schedule {

  private final String name;
  private final long steps;
  private final int memorySlots;

  Binomial(long steps, int memorySlots) {
    name = "binomial(" + steps + ", " + memorySlots + ")";
    LowerBounds.atLeast(0, steps, name, "steps");
    LowerBounds.atLeast(1, memorySlots, name, "slots");
    if (steps > 0) {
      BinomialCost.advances(steps, memorySlots); // throws if the count overflows
    }
    this.steps = steps;
    this.memorySlots = Reversal.slotsNeeded(steps, memorySlots);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Slots slots() {
    return new Slots(memorySlots, 0);
  }

  @Override
  public OptionalLong steps() {
    return OptionalLong.of(steps);
  }

  @Override
  public Actions start() {
    Reversal reversal = new Reversal(memorySlots);
    reversal.begin(0, steps);
    return () -> reversal.isDone() ? new Action.End() : reversal.next();
  }
}
