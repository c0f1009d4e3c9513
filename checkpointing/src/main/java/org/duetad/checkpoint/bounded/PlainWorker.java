package org.duetad.checkpoint.bounded;

import org.duetad.core.kernel.PiecewiseSweep;

/** Evaluates and sweeps a program of numbers on doubles. */
final class PlainWorker implements GradientWorker {

  private final PiecewiseSweep sweep;
  private long evaluations;

  PlainWorker(PiecewiseSweep sweep) {
    this.sweep = sweep;
  }

  /** After the sweep: otherwise it has to be repeated carefully. */
  boolean isRight() {
    return sweep.isRight();
  }

  @Override
  public double value() {
    return sweep.value();
  }

  @Override
  public double[] gradient() {
    return sweep.gradient();
  }

  @Override
  public long evaluations() {
    return evaluations;
  }

  @Override
  public void advance(int from, int to) {
    sweep.advance(from, to);
    evaluations += to - from;
  }

  @Override
  public void sweep(int from, int to) {
    sweep.sweep(from, to);
    evaluations += to - from;
  }

  @Override
  public void drop(int from, int to) {
    sweep.drop(from, to);
  }
}
