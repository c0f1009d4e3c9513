package org.duetad.checkpoint.schedule;

import java.util.OptionalLong;

/**
 * Segments whose first states are stored on disk in the forward pass, except that of the last one.
 * Then, from the last to the first, each is read once and reversed with the slots in memory.
 */
final class TwoLevel implements Schedule {

  private final String name;
  private final long steps;
  private final Segments segments;

  private TwoLevel(String name, long steps, Segments segments) {
    this.name = name;
    this.steps = steps;
    this.segments = segments;
  }

  /** With only as many slots on disk as save advances. */
  static TwoLevel of(long steps, int memorySlots, int diskSlots) {
    String name = "twoLevel(" + steps + ", " + memorySlots + ", " + diskSlots + ")";
    check(name, steps, memorySlots, diskSlots);
    long useful = Math.min(diskSlots, Segments.mostUseful(steps, memorySlots));
    return planned(name, steps, Segments.best(Math.max(steps, 1), memorySlots, (int) useful));
  }

  /** With only as many slots on disk as save time. */
  static TwoLevel costAware(long steps, int memorySlots, int diskSlots, StepCosts costs) {
    String name = "costAware(" + steps + ", " + memorySlots + ", " + diskSlots + ")";
    check(name, steps, memorySlots, diskSlots);
    long atLeastOne = Math.max(steps, 1);
    return planned(name, steps, DiskPlan.cheapest(atLeastOne, memorySlots, diskSlots, costs));
  }

  static void check(String name, long steps, int memorySlots, int diskSlots) {
    LowerBounds.atLeast(0, steps, name, "steps");
    LowerBounds.atLeast(1, memorySlots, name, "memory slots");
    LowerBounds.atLeast(0, diskSlots, name, "disk slots");
  }

  private static TwoLevel planned(String name, long steps, Segments segments) {
    segments.advances(); // throws if the count overflows
    return new TwoLevel(name, steps, segments);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Slots slots() {
    return new Slots(Reversal.slotsNeeded(segments.longest(), segments.slots()), segments.count());
  }

  @Override
  public OptionalLong steps() {
    return OptionalLong.of(steps);
  }

  @Override
  public Actions start() {
    return new Run();
  }

  private final class Run implements Actions {

    private final Reversal reversal = new Reversal(slots().memory());
    private int segment;
    private boolean forward = true;
    private boolean onDisk;

    Run() {
      if (segments.count() == 0) {
        reverseSegment(steps);
      }
    }

    @Override
    public Action next() {
      if (forward) {
        return forward();
      }
      if (onDisk) {
        return drop();
      }
      if (!reversal.isDone()) {
        return reversal.next();
      }
      return segment == 0 ? new Action.End() : restore();
    }

    private Action forward() {
      long start = segments.start(segment);
      onDisk = !onDisk;
      if (onDisk) {
        return new Action.Store(start, Tier.DISK, segment);
      }
      segment++;
      if (segment == segments.count()) {
        reverseSegment(steps);
      }
      return new Action.Advance(start, segments.start(segment));
    }

    private Action restore() {
      segment--;
      onDisk = true;
      return new Action.Restore(segments.start(segment), Tier.DISK, segment);
    }

    private Action drop() {
      onDisk = false;
      reverseSegment(segments.start(segment + 1));
      return new Action.Drop(segments.start(segment), Tier.DISK, segment);
    }

    private void reverseSegment(long to) {
      forward = false;
      reversal.begin(segments.start(segment), to);
    }
  }
}
