package org.duetad.checkpoint.schedule;

/**
 * One action of a schedule. State {@code i} is the state after {@code i} steps, step {@code i} goes
 * from state {@code i} to state {@code i + 1}. At any time there is one live state, a tape of
 * consecutive steps (possibly empty), and the adjoint of one state, initially the last.
 */
public sealed interface Action {

  /**
   * Evaluates steps without recording them: the live state advances to a later one.
   *
   * @param from the live state before
   * @param to the live state after
   */
  record Advance(long from, long to) implements Action {}

  /**
   * Evaluates and records steps: the live state advances, and the tape holds the steps.
   *
   * @param from the live state before
   * @param to the live state after
   */
  record Tape(long from, long to) implements Action {}

  /**
   * Sweeps back over the tape, which is empty afterwards: the adjoint moves from a state to an
   * earlier one.
   *
   * @param from the state whose adjoint was known
   * @param to the earlier state
   */
  record Reverse(long from, long to) implements Action {}

  /**
   * Copies the live state into a free slot.
   *
   * @param state the live state
   * @param tier the slot's tier
   * @param slot the slot's number in the tier, from 0 on
   */
  record Store(long state, Tier tier, int slot) implements Action {}

  /**
   * Makes the copy in a slot the live state; the slot keeps it.
   *
   * @param state the state that the slot holds
   * @param tier the slot's tier
   * @param slot the slot's number in the tier
   */
  record Restore(long state, Tier tier, int slot) implements Action {}

  /**
   * Frees a slot.
   *
   * @param state the state that the slot holds
   * @param tier the slot's tier
   * @param slot the slot's number in the tier
   */
  record Drop(long state, Tier tier, int slot) implements Action {}

  /** The adjoint of state 0 is known. */
  record End() implements Action {}
}
