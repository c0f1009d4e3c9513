package org.duetad.examples.compare;

/** How much of the derivative a mode computed. */
public enum Status {
  /** All of it. */
  OK,
  /** Some columns of the Jacobian; the time is scaled up from theirs. */
  ESTIMATED,
  /** Nothing, for a reason that is stated. */
  SKIPPED
}
