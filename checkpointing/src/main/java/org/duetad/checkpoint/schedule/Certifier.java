package org.duetad.checkpoint.schedule;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Simulates a schedule without evaluating a step, checks it against the rules of checkpointing
 * ({@link Machine}), and counts its cost. Actions are checked one at a time and not kept: memory is
 * proportional to the slots in use, whatever the number of steps. An endless stream is rejected
 * ({@link Rule#PROGRESS}).
 */
public final class Certifier {

  private static final int PLACES = 1024;

  private final Machine machine;
  private final Repetitions repetitions;
  private final Counter memory = new Counter();
  private final Counter disk = new Counter();
  private long advances;
  private long tapedSteps;
  private long reversals;
  private long longestTape;

  private Certifier(Schedule schedule) {
    machine = Machine.of(schedule);
    long slots = (long) schedule.slots().memory() + schedule.slots().disk();
    repetitions = new Repetitions((int) Math.min(PLACES + 4 * slots, Integer.MAX_VALUE / 2));
  }

  /**
   * Certifies a schedule of a known number of steps.
   *
   * @param schedule the schedule
   * @return its cost
   * @throws ScheduleViolationException if it breaks a rule
   * @throws IllegalArgumentException if its number of steps is unknown
   */
  public static ScheduleReport certify(Schedule schedule) {
    Objects.requireNonNull(schedule, "certify: the schedule is null");
    OptionalLong steps = schedule.steps();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "certify: " + schedule.name() + " is for any number of steps; pass the number of steps");
    }
    return new Certifier(schedule).play(schedule, steps.getAsLong());
  }

  /**
   * Certifies a schedule for a number of steps. A schedule for an unknown number is notified right
   * after the advance that leads to the last state; with 0 steps, before its first action.
   *
   * @param schedule the schedule
   * @param steps the number of steps
   * @return its cost
   * @throws ScheduleViolationException if it breaks a rule
   * @throws IllegalArgumentException if the number is negative, or the schedule is for another
   *     number
   */
  public static ScheduleReport certify(Schedule schedule, long steps) {
    Objects.requireNonNull(schedule, "certify: the schedule is null");
    LowerBounds.atLeast(0, steps, "certify " + schedule.name(), "steps");
    if (schedule.steps().orElse(steps) != steps) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "certify: %s is for %d steps, not for %d; create it for the actual number of steps",
              schedule.name(),
              schedule.steps().getAsLong(),
              steps));
    }
    return new Certifier(schedule).play(schedule, steps);
  }

  private ScheduleReport play(Schedule schedule, long steps) {
    Actions actions = schedule.start();
    tellEnd(actions, steps);
    while (!machine.isOver()) {
      Action action = actions.next();
      machine.check(action);
      count(action);
      tellEnd(actions, steps);
    }
    return new ScheduleReport(
        schedule.name(),
        steps,
        schedule.slots(),
        advances,
        tapedSteps,
        reversals,
        memory.use(),
        disk.use(),
        longestTape,
        repetitions.most(),
        repetitions.isExact(),
        optimum(schedule, steps));
  }

  private void tellEnd(Actions actions, long steps) {
    if (!machine.isEndKnown() && machine.furthest() == steps) {
      machine.ended(steps);
      actions.ended(steps);
    }
  }

  private void count(Action action) {
    if (action instanceof Action.Advance advance) {
      advances += advance.to() - advance.from();
      repetitions.advance(advance.from(), advance.to());
    } else if (action instanceof Action.Tape tape) {
      tapedSteps += tape.to() - tape.from();
      longestTape = Math.max(longestTape, tape.to() - tape.from());
    } else if (action instanceof Action.Reverse reverse) {
      reversals++;
      repetitions.forget(reverse.to());
    } else if (action instanceof Action.Store store) {
      in(store.tier()).store();
    } else if (action instanceof Action.Restore restore) {
      in(restore.tier()).restore();
    } else if (action instanceof Action.Drop drop) {
      in(drop.tier()).drop();
    }
  }

  private Counter in(Tier tier) {
    return tier == Tier.MEMORY ? memory : disk;
  }

  private static OptionalLong optimum(Schedule schedule, long steps) {
    if (steps == 0) {
      return OptionalLong.of(0);
    }
    long slots = (long) schedule.slots().memory() + schedule.slots().disk();
    long done = schedule.steps().isPresent() ? steps : steps + 1;
    if (slots == 0) {
      return done == 1 ? OptionalLong.of(0) : OptionalLong.empty();
    }
    try {
      return OptionalLong.of(BinomialCost.advances(done, slots));
    } catch (ArithmeticException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** Counts the use of one tier. */
  private static final class Counter {

    private long writes;
    private long reads;
    private int inUse;
    private int peak;

    void store() {
      writes++;
      inUse++;
      peak = Math.max(peak, inUse);
    }

    void restore() {
      reads++;
    }

    void drop() {
      inUse--;
    }

    TierUse use() {
      return new TierUse(writes, reads, peak);
    }
  }
}
