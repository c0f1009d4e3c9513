package org.duetad.benchmarks;

import org.hipparchus.analysis.differentiation.Gradient;

/** Hipparchus' gradients. */
final class HipparchusGradient extends Hipparchus<Gradient> {

  private final int directions;

  HipparchusGradient(int directions) {
    this.directions = directions;
  }

  @Override
  public Gradient[] array(int length) {
    return new Gradient[length];
  }

  @Override
  public Gradient constant(double value) {
    return Gradient.constant(directions, value);
  }

  @Override
  public Gradient variable(int direction, double value) {
    return Gradient.variable(directions, direction, value);
  }

  @Override
  public double[] gradient(Gradient x) {
    return x.getGradient();
  }
}
