package org.duetad.checkpoint.stepping;

/** The steps of one gradient, with the memory they are recorded in. Not thread-safe. */
interface Stepper {

  /** {@code y = F(x)}. */
  void advance(long index, double[] x, double[] y);

  /** {@code y = F(x)}, with everything the adjoint needs kept at a position of the tape. */
  void tape(long index, double[] x, double[] y, int position);

  /**
   * The sweep begins at the final state, whose adjoint by a loss is known. A zero in it may be
   * overflow's.
   */
  default void beginSweep(double[] state, double[] adjoint) {}

  /**
   * {@code x̄ = F'(x)ᵀ ȳ}, for the step at a position of the tape; adds to the adjoints of the
   * parameters.
   */
  void pull(long index, int position, double[] yBar, double[] xBar);

  /** The size of a step's record in bytes, measured on the first step. */
  long bytesPerStep(double[] x);

  /** The bytes the tape has taken so far. */
  long tapeBytes();

  /** The number of recorded instructions. */
  long instructions();
}
