package org.duetad.examples.optimizers;

/** A point with the value and the gradient there; its arrays are not changed by anyone. */
final class Iterate {

  final double[] x;
  final double value;
  final double[] gradient;

  Iterate(double[] x, double value, double[] gradient) {
    this.x = x;
    this.value = value;
    this.gradient = gradient;
  }
}
