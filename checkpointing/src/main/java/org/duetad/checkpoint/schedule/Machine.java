package org.duetad.checkpoint.schedule;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rules of checkpointing as a state machine over actions, with integers only. It tracks the
 * live state, the contents of the tape and the slots, and the state whose adjoint is known, and
 * rejects every action that is impossible or makes no progress ({@link Rule}). A stream accepted up
 * to {@link Action.End} sweeps each step once, from the last to the first.
 *
 * <p>The certifier and the executor each check every action against a machine of their own. An
 * action takes constant time; memory is proportional to the slots in use. Not thread-safe.
 */
public final class Machine {

  private static final long UNDEFINED = -1;
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final String schedule;
  private final long longestTape;
  private final HeldStates memory;
  private final HeldStates disk;
  private final long allSlots;

  private long index;
  private long live;
  private long furthest;
  private long tapeStart;
  private long tapeEnd;
  private long adjoint;
  private boolean endKnown;
  private boolean over;

  private long idle;
  private long advanced;

  private Machine(String schedule, Slots slots, long longestTape, OptionalLong steps) {
    this.schedule = schedule;
    this.longestTape = longestTape;
    memory = new HeldStates(slots.memory());
    disk = new HeldStates(slots.disk());
    allSlots = (long) slots.memory() + slots.disk();
    adjoint = steps.orElse(UNKNOWN);
    endKnown = steps.isPresent();
  }

  /**
   * A machine at the beginning of a run: state 0 is live, and all slots are free.
   *
   * @param schedule gives the slots, the longest tape and the number of steps
   * @return the machine
   * @throws IllegalArgumentException if the longest tape is shorter than one step, or the number of
   *     steps is negative
   */
  public static Machine of(Schedule schedule) {
    Objects.requireNonNull(schedule, "machine: the schedule is null");
    String name = Objects.requireNonNull(schedule.name(), "machine: the schedule has no name");
    return of(name, schedule.slots(), schedule.longestTape(), schedule.steps());
  }

  /**
   * A machine at the beginning of a run: state 0 is live, and all slots are free.
   *
   * @param schedule the schedule's name, for messages
   * @param slots the number of slots
   * @param longestTape how many steps may be taped at once
   * @param steps the number of steps; empty if unknown until {@link #ended}
   * @return the machine
   * @throws IllegalArgumentException if the longest tape is shorter than one step, or the number of
   *     steps is negative
   */
  public static Machine of(String schedule, Slots slots, long longestTape, OptionalLong steps) {
    LowerBounds.atLeast(1, longestTape, schedule, "longest tape");
    LowerBounds.atLeast(0, steps.orElse(0), schedule, "steps");
    return new Machine(schedule, slots, longestTape, steps);
  }

  /**
   * Performs an action if it is allowed; otherwise the state is unchanged.
   *
   * @param action the next action
   * @throws ScheduleViolationException if the action breaks a rule
   */
  public void check(@Nullable Action action) {
    if (action == null) {
      throw broken(Rule.ACTION_GIVEN, action, "null; a stream ends with the action End");
    }
    if (over) {
      throw broken(Rule.NOTHING_AFTER_END, action, "the run has ended; start the schedule anew");
    }
    if (action instanceof Action.Advance advance) {
      advance(advance);
    } else if (action instanceof Action.Tape tape) {
      tape(tape);
    } else if (action instanceof Action.Reverse reverse) {
      reverse(reverse);
    } else if (action instanceof Action.Restore restore) {
      restore(restore);
    } else if (action instanceof Action.Store store) {
      store(store);
    } else if (action instanceof Action.Drop drop) {
      drop(drop);
    } else {
      end(action);
    }
    index++;
  }

  /**
   * Sets the number of steps if it was unknown: the live state is the last one.
   *
   * @param steps the number of steps
   * @throws IllegalStateException if the number was known, or another state is live, or a later
   *     state has been live
   */
  public void ended(long steps) {
    if (isEndKnown()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "schedule %s, before action %d: ended(%d), but the number of steps is known already",
              schedule,
              index,
              steps));
    }
    if (live != steps || furthest != steps) {
      throw new IllegalStateException(
          String.format(
                  Locale.ROOT,
                  "schedule %s, before action %d: ended(%d), but the live state is %s and the furthest was %d;",
                  schedule,
                  index,
                  steps,
                  state(live),
                  furthest)
              + " call it right after the step that leads to the last state");
    }
    adjoint = steps;
    endKnown = true;
  }

  /**
   * The number of accepted actions.
   *
   * @return the index of the next action
   */
  public long index() {
    return index;
  }

  /**
   * The live state.
   *
   * @return its number; empty after a sweep, until one is restored
   */
  public OptionalLong live() {
    return live == UNDEFINED ? OptionalLong.empty() : OptionalLong.of(live);
  }

  /**
   * Whether {@link Action.End} has been accepted.
   *
   * @return true if no action may follow
   */
  public boolean isOver() {
    return over;
  }

  boolean isEndKnown() {
    return endKnown;
  }

  long furthest() {
    return furthest;
  }

  private void advance(Action.Advance action) {
    long from = action.from();
    long to = action.to();
    forward(action, from, to);
    if (!isEndKnown() && to != from + 1) {
      throw broken(Rule.ONE_AT_A_TIME, action, to - from + " steps at once; advance by 1");
    }
    long reach = isEndKnown() ? adjoint : Math.max(furthest, to);
    long sum = advanced + (to - from);
    if (sum < 0 || (sum - 1) / (allSlots + 1) >= reach) {
      throw broken(
          Rule.PROGRESS,
          action,
          advanced
              + " steps advanced since the last sweep; tape and reverse before advancing more");
    }
    advanced = sum;
    goTo(to);
  }

  private void tape(Action.Tape action) {
    long from = action.from();
    long to = action.to();
    forward(action, from, to);
    if (!isEndKnown()) {
      throw broken(
          Rule.STEPS_KNOWN,
          action,
          "the number of steps is not known yet; advance until ended is called");
    }
    if (tapeStart != tapeEnd) {
      throw broken(Rule.TAPE_EMPTY, action, "the tape holds " + tape() + "; reverse it first");
    }
    if (to - from > longestTape) {
      throw broken(
          Rule.TAPE_LENGTH,
          action,
          to - from + " steps, and the longest tape has " + longestTape + "; tape fewer at once");
    }
    tapeStart = from;
    tapeEnd = to;
    goTo(to);
  }

  private void forward(Action action, long from, long to) {
    requireLive(action, from);
    if (to <= from) {
      throw broken(Rule.FORWARD, action, "from " + from + " to " + to + "; go to a later state");
    }
    if (to > adjoint) {
      throw broken(
          Rule.STEPS_LEFT, action, "the steps left end at state " + adjoint + "; go no further");
    }
  }

  private void goTo(long state) {
    live = state;
    furthest = Math.max(furthest, state);
    idle = 0;
  }

  private void reverse(Action.Reverse action) {
    if (tapeStart == tapeEnd || action.from() != tapeEnd || action.to() != tapeStart) {
      throw broken(Rule.WHOLE_TAPE, action, "the tape holds " + tape() + "; reverse all of it");
    }
    if (action.from() != adjoint) {
      throw broken(
          Rule.ADJOINT_KNOWN,
          action,
          "the adjoint is that of state " + adjoint + "; tape the steps that lead to it");
    }
    adjoint = tapeStart;
    tapeEnd = tapeStart;
    live = UNDEFINED;
    idle = 0;
    advanced = 0;
  }

  private void store(Action.Store action) {
    requireLive(action, action.state());
    HeldStates held = slots(action, action.tier(), action.slot());
    long present = held.state(action.slot());
    if (present != HeldStates.NONE) {
      throw broken(Rule.SLOT_FREE, action, "the slot holds state " + present + "; drop it first");
    }
    spend(action);
    held.set(action.slot(), action.state());
  }

  private void restore(Action.Restore action) {
    holding(action, action.state(), action.tier(), action.slot());
    spend(action);
    live = action.state();
  }

  private void drop(Action.Drop action) {
    HeldStates held = holding(action, action.state(), action.tier(), action.slot());
    spend(action);
    held.set(action.slot(), HeldStates.NONE);
  }

  private void end(Action action) {
    if (adjoint != 0) {
      String known = isEndKnown() ? "of state " + adjoint : "of no state";
      throw broken(Rule.ALL_SWEPT, action, "the adjoint is " + known + "; sweep all steps first");
    }
    over = true;
  }

  private void requireLive(Action action, long state) {
    if (live != state || live == UNDEFINED) {
      throw broken(
          Rule.LIVE_STATE,
          action,
          "the live state is " + state(live) + "; start from it, or restore state " + state);
    }
  }

  private HeldStates slots(Action action, Tier tier, int slot) {
    HeldStates held = tier == Tier.MEMORY ? memory : disk;
    if (!held.has(slot)) {
      throw broken(
          Rule.SLOT_EXISTS,
          action,
          "slot " + slot + " of " + held.slots() + " in " + tier + "; use one of these");
    }
    return held;
  }

  private HeldStates holding(Action action, long state, Tier tier, int slot) {
    HeldStates held = slots(action, tier, slot);
    long present = held.state(slot);
    if (present != state || present == HeldStates.NONE) {
      String content = present == HeldStates.NONE ? "is free" : "holds state " + present;
      throw broken(
          Rule.SLOT_HOLDS, action, "the slot " + content + "; name the slot of state " + state);
    }
    return held;
  }

  private void spend(Action action) {
    if (idle >= 3 * allSlots) {
      throw broken(
          Rule.PROGRESS,
          action,
          idle + " actions on " + allSlots + " slots since the last step or sweep; do a step");
    }
    idle++;
  }

  private ScheduleViolationException broken(Rule rule, @Nullable Action action, String values) {
    return new ScheduleViolationException(schedule, index, action, rule, values);
  }

  private String tape() {
    return tapeStart == tapeEnd ? "nothing" : "the steps from " + tapeStart + " to " + tapeEnd;
  }

  private static String state(long state) {
    return state == UNDEFINED ? "undefined" : Long.toString(state);
  }
}
