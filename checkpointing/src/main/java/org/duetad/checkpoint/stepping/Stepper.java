package org.duetad.checkpoint.stepping;

/** The steps of one gradient, with the memory that they are recorded in. For one thread. */
interface Stepper {

  /** {@code y = F(x)}. */
  void advance(long index, double[] x, double[] y);

  /** {@code y = F(x)}, with all that the adjoint needs kept at a position of the tape. */
  void tape(long index, double[] x, double[] y, int position);

  /** {@code x̄ = F'(x)ᵀ ȳ}, for the step at a position of the tape; adds to the parameters'. */
  void pull(long index, int position, double[] yBar, double[] xBar);

  /** How many bytes the record of a step takes, that of the first one. */
  long bytesPerStep(double[] x);

  /** How many bytes the tape has taken so far. */
  long tapeBytes();

  /** How many instructions were recorded. */
  long instructions();
}
