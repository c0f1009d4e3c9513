package org.duetad.examples.compare;

import org.apache.commons.math3.distribution.BinomialDistribution;
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
 * @param medianLeastNanos the lower end of the median's interval of 95 % from the order of the
 *     times, whatever their distribution; of fewer than six times, the shortest
 * @param medianMostNanos its upper end; of fewer than six times, the longest
 * @param allocatedBytes the bytes that a repetition allocated in its thread, the last one; NaN if
 *     the JVM does not count them
 */
public record Timing(
    double minNanos,
    double lowerNanos,
    double medianNanos,
    double upperNanos,
    double maxNanos,
    long repetitions,
    double medianLeastNanos,
    double medianMostNanos,
    double allocatedBytes) {

  /** The probability on either side of the interval. */
  private static final double TAIL = 0.025;

  /** Times without a count of bytes. */
  static Timing of(double... nanos) {
    return allocating(Double.NaN, nanos);
  }

  /** Times of repetitions that allocate so many bytes. */
  static Timing allocating(double bytes, double... nanos) {
    DescriptiveStatistics statistics = new DescriptiveStatistics(nanos);
    return new Timing(
        statistics.getMin(),
        statistics.getPercentile(25),
        statistics.getPercentile(50),
        statistics.getPercentile(75),
        statistics.getMax(),
        statistics.getN(),
        ordered(statistics, rank(nanos.length)),
        ordered(statistics, nanos.length + 1 - rank(nanos.length)),
        bytes);
  }

  /**
   * The largest r for which the median is below the r-th shortest of n times with at most the
   * probability of a tail: as many of n fair coins show heads.
   */
  private static int rank(int n) {
    return Math.max(1, new BinomialDistribution(n, 0.5).inverseCumulativeProbability(TAIL));
  }

  private static double ordered(DescriptiveStatistics statistics, int rank) {
    return statistics.getSortedValues()[rank - 1];
  }

  /** The times scaled by a factor. */
  Timing times(double factor) {
    return new Timing(
        minNanos * factor,
        lowerNanos * factor,
        medianNanos * factor,
        upperNanos * factor,
        maxNanos * factor,
        repetitions,
        medianLeastNanos * factor,
        medianMostNanos * factor,
        allocatedBytes * factor);
  }
}
