package org.duetad.examples.compare;

/**
 * Relative errors of related numbers: {@code |a - b| / max(|b|, 1e-6 max |b|)}.
 *
 * @param floor {@code 1e-6 max |b|}, or its replacement
 */
record Scale(double floor) {

  private static final double PART = 1e-6;
  private static final double COARSE_PART = 1e-3;

  /** The scale of reference numbers; if all are 0, errors are absolute. */
  static Scale of(double... reference) {
    return new Scale(floor(PART, reference));
  }

  /** With {@code 1e-3 max |b|} as the floor: differences of differences are no more accurate. */
  static Scale coarse(double... reference) {
    return new Scale(floor(COARSE_PART, reference));
  }

  private static double floor(double part, double... reference) {
    double largest = 0;
    for (double b : reference) {
      if (Double.isFinite(b)) {
        largest = Math.max(largest, Math.abs(b));
      }
    }
    return largest == 0 ? 1.0 : part * largest;
  }

  /** The largest error of all numbers of a; infinite if the lengths differ. */
  double error(double[] a, double[] b) {
    if (a.length != b.length) {
      return Double.POSITIVE_INFINITY;
    }
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.max(worst, error(a[i], b[i]));
    }
    return worst;
  }

  /** Whether there is an index at which both are finite. */
  static boolean anyFinite(double[] a, double[] b) {
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      if (Double.isFinite(a[i]) && Double.isFinite(b[i])) {
        return true;
      }
    }
    return false;
  }

  /** A distance from b. */
  double relative(double distance, double b) {
    return distance / Math.max(Double.isFinite(b) ? Math.abs(b) : 0, floor);
  }

  /** The error of a; 0 for two NaNs, infinite for a single one. */
  double error(double a, double b) {
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return 0;
    }
    double error = Math.abs(a - b) / Math.max(Math.abs(b), floor);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
