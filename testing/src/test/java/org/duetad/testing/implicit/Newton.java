package org.duetad.testing.implicit;

import java.util.function.DoubleUnaryOperator;

/** Newton's method on doubles, as a user would have it. */
final class Newton {

  private Newton() {}

  /** A root of one equation, with the derivative by differences. */
  static double root(DoubleUnaryOperator g, double start) {
    double x = start;
    for (int i = 0; i < 100; i++) {
      double h = 1e-7 * (1 + Math.abs(x));
      double slope = (g.applyAsDouble(x + h) - g.applyAsDouble(x - h)) / (2 * h);
      double step = g.applyAsDouble(x) / slope;
      x -= step;
      if (Math.abs(step) < 1e-16 * (1 + Math.abs(x))) {
        break;
      }
    }
    return x;
  }
}
