package org.duetad.examples.lab.jacobians;

import org.apache.commons.math3.util.MathArrays;

/** How far matrices are from each other. */
final class Distance {

  private Distance() {}

  /** The largest difference of their elements. */
  static double of(double[][] a, double[][] b) {
    double distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance = Math.max(distance, MathArrays.distanceInf(a[i], b[i]));
    }
    return distance;
  }
}
