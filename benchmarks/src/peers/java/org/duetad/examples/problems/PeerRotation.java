package org.duetad.examples.problems;

import org.duetad.benchmarks.Algebra;

/** The rotation of the whole hand in {@link HandProblem}. */
final class PeerRotation {

  private PeerRotation() {}

  /** As 3 x 4 numbers, row by row. */
  static <T> T[] global(Algebra<T> on, T[] g) {
    T[] rotation = on.array(12);
    T zero = on.constant(0.0);
    T square = on.dot(g, 0, g, 0, 3);
    if (Math.sqrt(on.value(square)) < HandPrimal.SMALLEST_ANGLE) {
      for (int i = 0; i < rotation.length; i++) {
        rotation[i] = i % 5 == 0 ? on.constant(1.0) : zero;
      }
      return rotation;
    }
    T angle = on.sqrt(square);
    T[] axis = on.array(3);
    for (int i = 0; i < 3; i++) {
      axis[i] = on.divide(g[i], angle);
      rotation[4 * i + 3] = zero;
    }
    rotate(on, axis, on.sin(angle), on.cos(angle), rotation);
    return rotation;
  }

  /** {@code cos φ I + sin φ [a]ₓ + (1 - cos φ) a aᵀ}. */
  private static <T> void rotate(Algebra<T> on, T[] axis, T sin, T cos, T[] rotation) {
    T rest = on.add(on.negate(cos), 1.0);
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      T scaled = on.multiply(rest, axis[i]);
      rotation[4 * i + i] = on.add(cos, on.multiply(scaled, axis[i]));
      T symmetric = on.multiply(scaled, axis[j]);
      T turn = on.multiply(sin, axis[k]);
      rotation[4 * i + j] = on.subtract(symmetric, turn);
      rotation[4 * j + i] = on.add(symmetric, turn);
    }
  }
}
