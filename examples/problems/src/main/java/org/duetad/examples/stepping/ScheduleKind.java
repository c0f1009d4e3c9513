package org.duetad.examples.stepping;

import java.util.Arrays;
import java.util.Locale;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.examples.problems.Named;

/** The kinds of schedule for a loop. */
public enum ScheduleKind {
  /** All steps are recorded at once. */
  STORE_ALL {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.storeAll(steps);
    }
  },

  /** Every k-th state is kept, with the smallest k that the slots allow. */
  EVERY_KTH {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.everyKth(steps, Math.max(1, (steps + slots - 1) / slots));
    }
  },

  /** The fewest recomputed steps. */
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

  /** As two-level, with the number of states on disk that measured costs favour. */
  COST_AWARE {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return Schedules.costAware(steps, slots, diskSlots, costs);
    }
  },

  /** The fastest of all by measured costs, which writes to disk in the reverse sweep, too. */
  NESTED {
    @Override
    Schedule schedule(long steps, int slots, int diskSlots, StepCosts costs) {
      return NestedChoice.schedule(steps, slots, diskSlots, costs);
    }
  },

  /** As if the number of steps were unknown. */
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

  /** The loop prepared for one gradient with the schedule. */
  TimeStepping on(TimeStepping loop, Schedule schedule, long steps) {
    return loop.withSchedule(schedule);
  }

  /** Whether it has snapshots on disk. */
  public boolean usesDisk() {
    return this == TWO_LEVEL || this == COST_AWARE || this == NESTED;
  }

  /** Its name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a kind.
   *
   * @throws IllegalArgumentException if there is none with that name; the message lists all names
   */
  public static ScheduleKind labelled(String label) {
    return Named.one("--schedule", "schedule", label, Arrays.asList(values()), ScheduleKind::label);
  }
}
