package org.duetad.checkpoint.schedule;

/**
 * One action of a schedule. State {@code i} is the state after {@code i} steps, step {@code i} goes
 * from state {@code i} to state {@code i + 1}. There is one state at hand, the live one; a tape of
 * consecutive steps or none; and the adjoint of one state, at first that of the last.
 */
public sealed interface Action {

  /**
   * Does steps without recording them: the live state goes on from one to a later one.
   *
   * @param from the live state before
   * @param to the live state after
   */
  record Advance(long from, long to) implements Action {}

  /**
   * Does and records steps: the live state goes on, and the tape holds the steps.
   *
   * @param from the live state before
   * @param to the live state after
   */
  record Tape(long from, long to) implements Action {}

  /**
   * Sweeps back over the tape, which is empty afterwards: the adjoint goes back from a state to an
   * earlier one.
   *
   * @param from the state whose adjoint was known
   * @param to the earlier state
   */
  record Reverse(long from, long to) implements Action {}

  /**
   * Keeps a copy of the live state in a slot that is free.
   *
   * @param state the live state
   * @param tier where
   * @param slot the slot's number in the tier, from 0 on
   */
  record Store(long state, Tier tier, int slot) implements Action {}

  /**
   * Makes the copy in a slot the live state; it stays in the slot.
   *
   * @param state the state that the slot holds
   * @param tier where
   * @param slot the slot's number in the tier
   */
  record Restore(long state, Tier tier, int slot) implements Action {}

  /**
   * Frees a slot.
   *
   * @param state the state that the slot holds
   * @param tier where
   * @param slot the slot's number in the tier
   */
  record Drop(long state, Tier tier, int slot) implements Action {}

  /** The adjoint of state 0 is known. */
  record End() implements Action {}
}
