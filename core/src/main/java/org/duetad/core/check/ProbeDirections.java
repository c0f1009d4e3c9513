package org.duetad.core.check;

import java.util.SplittableRandom;

/** Two directions in the inputs, and weights of the outputs. */
@SuppressWarnings("ArrayRecordComponent") // Of this package only.
record ProbeDirections(double[] v, double[] u, double[] w) {

  static ProbeDirections of(int inputs, int outputs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new ProbeDirections(draw(inputs, random), draw(inputs, random), draw(outputs, random));
  }

  /** Of either sign, and not close to 0, so that each coordinate contributes. */
  private static double[] draw(int n, SplittableRandom random) {
    double[] drawn = new double[n];
    for (int i = 0; i < n; i++) {
      double size = 0.5 + random.nextDouble();
      drawn[i] = random.nextBoolean() ? size : -size;
    }
    return drawn;
  }
}
