package org.duetad.checkpoint.stepping;

import java.util.OptionalLong;
import org.duetad.checkpoint.schedule.Schedule;

/** Chooses a loop's schedule. */
interface Plan {

  /** The number of steps, if known. */
  OptionalLong steps();

  /** The schedule, for states of the given length and step records of the given size. */
  Schedule schedule(int length, long bytesPerStep);

  /** A plan that uses a given schedule. */
  static Plan of(Schedule schedule) {
    return new Plan() {
      @Override
      public OptionalLong steps() {
        return schedule.steps();
      }

      @Override
      public Schedule schedule(int length, long bytesPerStep) {
        return schedule;
      }
    };
  }
}
