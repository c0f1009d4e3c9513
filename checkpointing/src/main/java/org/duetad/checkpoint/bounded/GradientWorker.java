package org.duetad.checkpoint.bounded;

/** Carries out a sweep; then it has the gradient. */
interface GradientWorker extends SweepOrder.Worker {

  /** After the sweep. */
  double value();

  /** After the sweep. */
  double[] gradient();

  /** How many instructions were evaluated. */
  long evaluations();
}
