package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StopwatchTest {

  private static final long MILLI = 1_000_000;

  /** A clock advanced by the task only. */
  private long now;

  private int runs;

  private Timing time(long budget, long... nanosPerRun) {
    return new Stopwatch(budget, fraction -> {}, () -> now, () -> 80.0 * runs)
        .time(
            () -> {
              now += nanosPerRun[Math.min(runs, nanosPerRun.length - 1)];
              return runs++;
            });
  }

  @Test
  void aTaskLongerThanTheBudgetRunsOnce() {
    assertEquals(Timing.allocating(80, 5 * MILLI), time(1, 5 * MILLI));
    assertEquals(1, runs);
  }

  @Test
  void theFirstHalfDoesNotCount() {
    Timing timing = time(40 * MILLI, 20 * MILLI, 2 * MILLI);
    assertEquals(new Timing(2e6, 2e6, 2e6, 2e6, 2e6, 10, 2e6, 2e6, 80), timing);
    assertEquals(11, runs);
  }

  @Test
  void shortTasksAreTimedInBatches() {
    Timing timing = time(20 * MILLI, 1000);
    // 1 + 2 + 4 + ... + 128 runs take 255 µs; then come batches of 256.
    assertEquals(1000, timing.medianNanos());
    assertEquals(39, timing.repetitions());
    assertEquals(255 + 256 * 78, runs);
  }

  @Test
  void quartilesAreThoseOfTheTimes() {
    Timing timing = Timing.of(4, 1, 3, 2, 5).times(10);
    assertEquals(new Timing(10, 15, 30, 45, 50, 5, 10, 50, Double.NaN), timing);
  }

  /**
   * Of 10 fair coins fewer than 2 show heads with probability 11/1024, fewer than 3 with 56/1024.
   */
  @Test
  void theIntervalOfTheMedianIsThatOfTheOrderStatistics() {
    Timing ten = Timing.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    assertEquals(2, ten.medianLeastNanos());
    assertEquals(9, ten.medianMostNanos());
    Timing six = Timing.of(6, 5, 4, 3, 2, 1);
    assertEquals(1, six.medianLeastNanos());
    assertEquals(6, six.medianMostNanos());
  }
}
