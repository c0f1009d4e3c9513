package org.duetad.checkpoint.schedule;

import java.util.OptionalLong;

/**
 * In which order steps are done, recorded, swept and kept, so that all of them are swept from the
 * last to the first: a stream of actions. Schedules are data; whoever writes one has it certified
 * before it runs ({@link Certifier}).
 */
public interface Schedule {

  /**
   * What the schedule is called in reports.
   *
   * @return the name
   */
  String name();

  /**
   * How many snapshots it keeps at most.
   *
   * @return the slots that it may use
   */
  Slots slots();

  /**
   * How many steps it records at most before it sweeps over them: one, unless it says otherwise.
   *
   * @return 1 or more
   */
  default long longestTape() {
    return 1;
  }

  /**
   * How many steps it is for.
   *
   * @return 0 or more; empty if it is for as many as there will be
   */
  OptionalLong steps();

  /**
   * Begins a run; the live state is state 0.
   *
   * @return its actions
   */
  Actions start();
}
