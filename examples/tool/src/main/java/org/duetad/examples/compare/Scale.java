package org.duetad.examples.compare;

/**
 * Relative errors of related numbers: {@code |a - b| / max(|b|, 1e-6 max |b|)}.
 *
 * @param floor {@code 1e-6 max |b|}, or its replacement
 */
record Scale(double floor) {

  private static final double PART = 1e-6;

  /** The scale of reference numbers; if all are 0, errors are absolute. */
  static Scale of(double... reference) {
    return new Scale(floor(reference));
  }

  private static double floor(double... reference) {
    double largest = 0;
    for (double b : reference) {
      if (Double.isFinite(b)) {
        largest = Math.max(largest, Math.abs(b));
      }
    }
    return largest == 0 ? 1.0 : PART * largest;
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
