package org.duetad.core.check;

import org.duetad.core.Chain;

/** Inner products, and the size of their terms. */
final class InnerProducts {

  private InnerProducts() {}

  static double size(double[] a, double[] b) {
    double size = 0;
    for (int i = 0; i < a.length; i++) {
      size += Math.abs(Chain.times(a[i], b[i]));
    }
    return size;
  }

  /** {@code Σ |a_i|}. */
  static double size(double[] a) {
    double size = 0;
    for (double component : a) {
      size += Math.abs(component);
    }
    return size;
  }

  /**
   * The rate of change of a point in a direction, relative to the point, or to 1 if it is smaller.
   */
  static double rate(double[] x, double[] v) {
    double rate = 0;
    for (int i = 0; i < x.length; i++) {
      rate = Math.max(rate, Math.abs(v[i]) / Math.max(1, Math.abs(x[i])));
    }
    return rate;
  }

  static boolean isSame(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }

  static boolean isClose(double a, double b, double allowed) {
    return isSame(a, b) || Math.abs(a - b) <= allowed;
  }
}
