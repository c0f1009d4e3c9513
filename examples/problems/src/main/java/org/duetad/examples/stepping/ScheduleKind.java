package org.duetad.examples.stepping;

import java.util.Arrays;
import java.util.Locale;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.examples.problems.Named;

/** The kinds of schedule that a loop can be run with. */
public enum ScheduleKind {
  /** All steps are recorded at once. */
  STORE_ALL {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.storeAll(steps);
    }
  },

  /** Every k-th state is kept, with the least k that the slots allow. */
  EVERY_KTH {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.everyKth(steps, Math.max(1, (steps + slots - 1) / slots));
    }
  },

  /** The fewest steps done again. */
  BINOMIAL {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.binomial(steps, slots);
    }
  },

  /** Some states on disk, and binomial between them. */
  TWO_LEVEL {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.twoLevel(steps, slots, diskSlots);
    }
  },

  /** As two-level, with as many states on disk as pay, by measured costs. */
  COST_AWARE {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.costAware(steps, slots, diskSlots, costs);
    }
  },

  /** As if nobody knew when the loop ends. */
  ONLINE {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.online(slots);
    }

    @Override
    TimeStepping on(TimeStepping loop, Schedule schedule, long steps) {
      StepCounter counter = new StepCounter(steps);
      return loop.withSchedule(schedule).until(counter, steps);
    }
  };

  abstract Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs);

  /** A loop for one gradient by the schedule. */
  TimeStepping on(TimeStepping loop, Schedule schedule, long steps) {
    return loop.withSchedule(schedule);
  }

  /** Whether it has snapshots on disk. */
  public boolean usesDisk() {
    return this == TWO_LEVEL || this == COST_AWARE;
  }

  /** What it is called on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a kind.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public static ScheduleKind labelled(String label) {
    return Named.one("--schedule", "schedule", label, Arrays.asList(values()), ScheduleKind::label);
  }
}
