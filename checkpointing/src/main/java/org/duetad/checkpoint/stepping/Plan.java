package org.duetad.checkpoint.stepping;

import java.util.OptionalLong;
import org.duetad.checkpoint.schedule.Schedule;

/** How a loop comes by its schedule. */
interface Plan {

  /** How many steps there are, if that is known. */
  OptionalLong steps();

  /** The schedule, for states of that many numbers and steps whose records take so many bytes. */
  Schedule schedule(int length, long bytesPerStep);

  /** One that is given. */
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
