package org.duetad.checkpoint.schedule;

/** The actions of one run of a schedule, made when they are asked for and kept nowhere. */
public interface Actions {

  /**
   * The next action.
   *
   * @return an action; {@link Action.End} when there is nothing left to do
   */
  Action next();

  /**
   * Says that the live state, which the action given last led to, is the final one. For schedules
   * of an unknown number of steps, which advance one step at a time until they are told.
   *
   * @param steps how many steps there are
   */
  default void ended(long steps) {}
}
