package org.duetad.core;

/**
 * The identity of one derivative call: its numbers carry it, so that those of another call, or of
 * an ended one, are recognised. For those who write a mode.
 */
public class Perturbation {

  private boolean ended;

  /** The identity of a call that begins. */
  public Perturbation() {}

  /** The call has ended: its numbers cannot be used any more. */
  public final void end() {
    ended = true;
  }

  /**
   * Every operation on a number of the call asks first.
   *
   * @param operation the operation, for the message
   * @throws IllegalStateException if the call has ended
   */
  public final void check(Object operation) {
    if (ended) {
      throw Arguments.escaped(operation);
    }
  }
}
