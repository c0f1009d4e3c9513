package org.duetad.checkpoint.stepping;

/** Where a loop ends, and what its sweep begins with. */
interface Ending {

  /** Whether a state is the final one, if the schedule does not know. */
  boolean isLast(long index, double[] state);

  /** The adjoint of the final state, which is the {@code index}-th. */
  double[] adjoint(long index, double[] state);
}
