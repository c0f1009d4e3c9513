package org.duetad.checkpoint.schedule;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A user-defined schedule. */
record Custom(
    String name, Slots slots, long longestTape, OptionalLong steps, Supplier<Actions> runs)
    implements Schedule {

  Custom {
    Objects.requireNonNull(name, "schedule: the name is null");
    Objects.requireNonNull(slots, "schedule: the slots are null");
    Objects.requireNonNull(steps, "schedule: steps is null; pass OptionalLong.empty()");
    Objects.requireNonNull(runs, "schedule: the supplier of actions is null");
    LowerBounds.atLeast(1, longestTape, name, "longest tape");
    LowerBounds.atLeast(0, steps.orElse(0), name, "steps");
  }

  @Override
  public Actions start() {
    return runs.get();
  }
}
