package org.duetad.checkpoint.schedule;

/** The rules of checkpointing, which {@link Machine} enforces. */
public enum Rule {
  /** Every call of {@link Actions#next} returns an action. */
  ACTION_GIVEN("every call of next returns an action"),

  /** Nothing follows the end. */
  NOTHING_AFTER_END("nothing follows the end"),

  /** Advancing, taping and storing start from the live state; a sweep leaves none. */
  LIVE_STATE("advancing, taping and storing start from the live state"),

  /** Advancing and taping cover at least one step. */
  FORWARD("advancing and taping cover at least one step"),

  /** No step goes beyond the state whose adjoint is known, initially the last state. */
  STEPS_LEFT("no step goes beyond the state whose adjoint is known"),

  /** While the number of steps is unknown, they are advanced one at a time. */
  ONE_AT_A_TIME("while the number of steps is unknown, they are advanced one at a time"),

  /** No step is taped while their number is unknown. */
  STEPS_KNOWN("no step is taped while their number is unknown"),

  /** A tape holds consecutive steps, recorded by one action. */
  TAPE_EMPTY("the tape is empty when steps are taped"),

  /** No tape is longer than the schedule declares. */
  TAPE_LENGTH("no tape is longer than the schedule declares"),

  /** A sweep covers exactly the whole tape. */
  WHOLE_TAPE("a sweep covers exactly the whole tape"),

  /**
   * A sweep starts where the adjoint is known: at the last state, then where the last one ended.
   */
  ADJOINT_KNOWN("a sweep starts where the adjoint is known"),

  /** Slots are numbered from 0, as many as the schedule declares for each tier. */
  SLOT_EXISTS("slots are numbered from 0, as many as the schedule declares"),

  /** A state is stored in a free slot. */
  SLOT_FREE("a state is stored in a free slot"),

  /** A state is restored or dropped from the slot that holds it. */
  SLOT_HOLDS("a state is restored or dropped from the slot that holds it"),

  /** The end comes when the adjoint of state 0 is known. */
  ALL_SWEPT("the end comes when the adjoint of state 0 is known"),

  /**
   * Every stream ends. Between steps, there are no more actions than it takes to drop, fill and
   * read each slot once; between sweeps, no more steps are advanced over than it takes to reach the
   * state whose adjoint is known once for each slot and once more.
   */
  PROGRESS("every stream ends");

  private final String text;

  Rule(String text) {
    this.text = text;
  }

  /**
   * The rule in words.
   *
   * @return a clause
   */
  public String text() {
    return text;
  }
}
