package org.duetad.checkpoint.schedule;

import java.util.Locale;
import java.util.OptionalLong;

/** A schedule each of whose steps stands for several; the last may stand for fewer. */
final class Chunked implements Schedule {

  private final String name;
  private final Schedule chunks;
  private final long length;
  private final long steps;

  Chunked(Schedule chunks, long length, long steps) {
    name = "chunked(" + chunks.name() + ", " + length + ", " + steps + ")";
    LowerBounds.atLeast(1, length, name, "chunk length");
    LowerBounds.atLeast(0, steps, name, "steps");
    long count = steps / length + (steps % length == 0 ? 0 : 1);
    if (chunks.steps().isEmpty() || chunks.steps().getAsLong() != count) {
      String given = chunks.steps().isEmpty() ? "any number of" : "" + chunks.steps().getAsLong();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: a schedule for %s steps, but there are %d chunks; pass one for %d steps",
              name,
              given,
              count,
              count));
    }
    this.chunks = chunks;
    this.length = length;
    this.steps = steps;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Slots slots() {
    return chunks.slots();
  }

  @Override
  public long longestTape() {
    return Math.max(1, state(chunks.longestTape()));
  }

  @Override
  public OptionalLong steps() {
    return OptionalLong.of(steps);
  }

  @Override
  public Actions start() {
    Actions actions = chunks.start();
    return () -> scaled(actions.next());
  }

  private Action scaled(Action action) {
    if (action instanceof Action.Advance advance) {
      return new Action.Advance(state(advance.from()), state(advance.to()));
    } else if (action instanceof Action.Tape tape) {
      return new Action.Tape(state(tape.from()), state(tape.to()));
    } else if (action instanceof Action.Reverse reverse) {
      return new Action.Reverse(state(reverse.from()), state(reverse.to()));
    } else if (action instanceof Action.Store store) {
      return new Action.Store(state(store.state()), store.tier(), store.slot());
    } else if (action instanceof Action.Restore restore) {
      return new Action.Restore(state(restore.state()), restore.tier(), restore.slot());
    } else if (action instanceof Action.Drop drop) {
      return new Action.Drop(state(drop.state()), drop.tier(), drop.slot());
    }
    return action;
  }

  /** The state after some chunks. */
  private long state(long count) {
    return count > steps / length ? steps : count * length;
  }
}
