package org.duetad.examples.compare;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The times of repetitions after a warm-up.
 *
 * @param minNanos the shortest time
 * @param lowerNanos the lower quartile
 * @param medianNanos the median
 * @param upperNanos the upper quartile
 * @param maxNanos the longest time
 * @param repetitions the number of repetitions
 */
public record Timing(
    double minNanos,
    double lowerNanos,
    double medianNanos,
    double upperNanos,
    double maxNanos,
    long repetitions) {

  static Timing of(double... nanos) {
    DescriptiveStatistics statistics = new DescriptiveStatistics(nanos);
    return new Timing(
        statistics.getMin(),
        statistics.getPercentile(25),
        statistics.getPercentile(50),
        statistics.getPercentile(75),
        statistics.getMax(),
        statistics.getN());
  }

  /** The times scaled by a factor. */
  Timing times(double factor) {
    return new Timing(
        minNanos * factor,
        lowerNanos * factor,
        medianNanos * factor,
        upperNanos * factor,
        maxNanos * factor,
        repetitions);
  }
}
