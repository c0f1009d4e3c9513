package org.duetad.checkpoint.schedule;

/** The actions of one run of a schedule, generated lazily and not stored. */
public interface Actions {

  /**
   * The next action.
   *
   * @return an action; {@link Action.End} when there is nothing left to do
   */
  Action next();

  /**
   * Signals that the live state, reached by the latest action, is the final one. For schedules of
   * an unknown number of steps, which advance one step at a time until this call.
   *
   * @param steps how many steps there are
   */
  default void ended(long steps) {}
}
