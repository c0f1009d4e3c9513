package org.duetad.examples.compare;

/** How much of the derivative a mode computed. */
public enum Status {
  /** All of it. */
  OK,
  /** Some columns of the Jacobian; the time is extrapolated from theirs. */
  ESTIMATED,
  /** Nothing, for a stated reason. */
  SKIPPED
}
