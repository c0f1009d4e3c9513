package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StopwatchTest {

  private static final long MILLI = 1_000_000;

  @Test
  void aTaskLongerThanTheBudgetRunsOnce() {
    AtomicInteger runs = new AtomicInteger();
    Timing timing = new Stopwatch(1, fraction -> {}).time(() -> slow(runs, 5 * MILLI));
    assertEquals(1, runs.get());
    assertEquals(1, timing.repetitions());
    assertTrue(timing.medianNanos() >= 5 * MILLI);
  }

  @Test
  void theFirstHalfDoesNotCount() {
    AtomicInteger runs = new AtomicInteger();
    Timing timing =
        new Stopwatch(40 * MILLI, fraction -> {})
            .time(() -> slow(runs, runs.get() == 0 ? 30 * MILLI : MILLI));
    assertTrue(timing.minNanos() >= MILLI);
    assertTrue(timing.repetitions() < runs.get(), "the first run is warm-up");
    assertTrue(timing.medianNanos() < 30 * MILLI, timing::toString);
  }

  @Test
  void shortTasksAreTimedInBatches() {
    AtomicInteger runs = new AtomicInteger();
    Timing timing = new Stopwatch(20 * MILLI, fraction -> {}).time(runs::incrementAndGet);
    assertTrue(runs.get() > 10 * timing.repetitions(), timing::toString);
    assertTrue(timing.minNanos() < 10_000, timing::toString);
  }

  @Test
  void quartilesAreThoseOfTheTimes() {
    Timing timing = Timing.of(4, 1, 3, 2, 5).times(10);
    assertEquals(new Timing(10, 15, 30, 45, 50, 5), timing);
  }

  private static int slow(AtomicInteger runs, long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    return runs.incrementAndGet();
  }
}
