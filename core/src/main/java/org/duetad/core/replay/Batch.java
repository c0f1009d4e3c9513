package org.duetad.core.replay;

/** Instructions of one rule that do not depend on each other. */
interface Batch {

  /** Computes the results. */
  void evaluate(ReplayFrame frame, ReplaySweep sweep);

  /** Adds to the adjoints of the operands. */
  void pull(ReplayFrame frame, ReplaySweep sweep);
}
