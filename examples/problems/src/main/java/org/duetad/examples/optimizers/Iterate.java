package org.duetad.examples.optimizers;

/** A point with its value and gradient; its arrays are never modified. */
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
