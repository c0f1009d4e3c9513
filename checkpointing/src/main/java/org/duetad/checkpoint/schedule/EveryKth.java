package org.duetad.checkpoint.schedule;

import java.util.OptionalLong;

/**
 * Every k-th state is stored in the forward pass, and later the k steps from there are taped at
 * once. With k equal to the number of steps, all are taped at once and none is stored.
 */
final class EveryKth implements Schedule {

  private final String name;
  private final long steps;
  private final long interval;
  private final int slots;

  private EveryKth(String name, long steps, long interval) {
    this.name = name;
    LowerBounds.atLeast(0, steps, name, "steps");
    LowerBounds.atLeast(1, interval, name, "interval");
    this.steps = steps;
    this.interval = interval;
    long snapshots = Math.max(steps - 1, 0) / interval;
    if (snapshots > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name + ": " + snapshots + " snapshots, more than an int; pass a longer interval");
    }
    slots = (int) snapshots;
  }

  static EveryKth of(long steps, long interval) {
    return new EveryKth("everyKth(" + steps + ", " + interval + ")", steps, interval);
  }

  static EveryKth storeAll(long steps) {
    return new EveryKth("storeAll(" + steps + ")", steps, Math.max(steps, 1));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Slots slots() {
    return new Slots(slots, 0);
  }

  @Override
  public long longestTape() {
    return Math.max(1, Math.min(interval, steps));
  }

  @Override
  public OptionalLong steps() {
    return OptionalLong.of(steps);
  }

  @Override
  public Actions start() {
    return new Run();
  }

  /** The next phase of a run. */
  private enum Phase {
    STORE,
    ADVANCE,
    TAPE,
    REVERSE,
    RESTORE,
    DROP,
    END
  }

  private final class Run implements Actions {

    private Phase phase = steps == 0 ? Phase.END : slots == 0 ? Phase.TAPE : Phase.STORE;
    private int segment;
    private long end = steps;

    @Override
    public Action next() {
      long start = segment * interval;
      return switch (phase) {
        case STORE -> then(Phase.ADVANCE, new Action.Store(start, Tier.MEMORY, segment));
        case ADVANCE -> advance(start);
        case TAPE -> then(Phase.REVERSE, new Action.Tape(start, end));
        case REVERSE -> reverse(start);
        case RESTORE -> then(Phase.DROP, new Action.Restore(start, Tier.MEMORY, segment));
        case DROP -> then(Phase.TAPE, new Action.Drop(start, Tier.MEMORY, segment));
        case END -> new Action.End();
      };
    }

    private Action then(Phase next, Action action) {
      phase = next;
      return action;
    }

    private Action advance(long start) {
      segment++;
      Phase next = segment < slots ? Phase.STORE : Phase.TAPE;
      return then(next, new Action.Advance(start, start + interval));
    }

    private Action reverse(long start) {
      Action reverse = new Action.Reverse(end, start);
      end = start;
      segment--;
      return then(start == 0 ? Phase.END : Phase.RESTORE, reverse);
    }
  }
}
