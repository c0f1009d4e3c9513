package org.duetad.checkpoint.ode;

import java.util.Locale;

/**
 * What errors are compared with, {@code absolute + relative max(|x|, |x⁺|)} for each state.
 *
 * @param absolute for states near 0
 * @param relative for others
 */
record Tolerances(double absolute, double relative) {

  Tolerances {
    if (!(absolute >= 0) || !(relative >= 0) || !(absolute + relative > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "ode: tolerances %s (absolute) and %s (relative); pass numbers that are not negative, one of them positive",
              absolute,
              relative));
    }
  }

  /** The error that is allowed of a state. */
  double unit(double before, double after) {
    return absolute + relative * Math.max(Math.abs(before), Math.abs(after));
  }

  /** The root of the mean square of the errors, which begin at an index, in these units. */
  double norm(double[] x, double[] next) {
    int n = x.length;
    double sum = 0;
    for (int s = 0; s < n; s++) {
      double error = next[n + s] == 0 ? 0 : next[n + s] / unit(x[s], next[s]);
      sum += error * error;
    }
    return Math.sqrt(sum / Math.max(1, n));
  }
}
