package org.duetad.checkpoint.schedule;

import java.util.OptionalLong;

/**
 * The order in which steps are evaluated, recorded and swept and states are stored, so that all
 * steps are swept from the last to the first: a stream of actions. Schedules are data; certify a
 * schedule of your own before it runs ({@link Certifier}).
 */
public interface Schedule {

  /**
   * The schedule's name in reports.
   *
   * @return the name
   */
  String name();

  /**
   * The slots that the schedule may use.
   *
   * @return how many there are in each tier
   */
  Slots slots();

  /**
   * The largest number of steps recorded before a sweep; 1 by default.
   *
   * @return 1 or more
   */
  default long longestTape() {
    return 1;
  }

  /**
   * The number of steps it is for.
   *
   * @return 0 or more; empty if unknown until the run ends
   */
  OptionalLong steps();

  /**
   * Starts a run; the live state is state 0.
   *
   * @return its actions
   */
  Actions start();
}
