package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Numbers of steps near the largest long. */
class HugeSchedulesTest {

  private static final long[] STEPS = {
    Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE / 2, 1L << 62, 1L << 53
  };

  private static void assertBegins(Schedule schedule) {
    Machine machine = Machine.of(schedule);
    Actions actions = schedule.start();
    for (int i = 0; i < 3; i++) {
      machine.check(actions.next());
    }
  }

  @Test
  void theMostStepsThereCanBeAreAKnownNumber() {
    for (long steps : STEPS) {
      assertBegins(Schedules.twoLevel(steps, 1_000_000, 1000));
      assertBegins(Schedules.everyKth(steps, Long.MAX_VALUE / 1000));
    }
    assertThrows(
        IllegalStateException.class,
        () -> Machine.of(Schedules.storeAll(Long.MAX_VALUE)).ended(Long.MAX_VALUE));
  }

  @Test
  void segmentsCannotBeMadeCheaper() {
    for (long steps : STEPS) {
      for (int slots : new int[] {5, 100, 1_000_000}) {
        for (int count : new int[] {1, 7, 1000, Integer.MAX_VALUE}) {
          assertCheapest(steps, slots, Segments.best(steps, slots, count));
        }
      }
    }
  }

  /** No step could be placed where it costs less. */
  private static void assertCheapest(long steps, int slots, Segments segments) {
    long last = segments.lastLength();
    long shorter = segments.length();
    long longer = shorter + (segments.longer() > 0 ? 1 : 0);
    assertTrue(last >= 1 && shorter >= 1, segments::toString);
    assertEquals(steps, last + segments.count() * shorter + segments.longer());
    long dearest =
        Math.max(
            BinomialCost.repetitions(last, slots),
            longer == 1 ? 1 : 1 + BinomialCost.repetitions(longer, slots));
    long another =
        Math.min(repetitionsOfOneMore(last, slots), 1 + repetitionsOfOneMore(shorter, slots));
    assertTrue(dearest <= another, segments::toString);
  }

  private static long repetitionsOfOneMore(long length, int slots) {
    return length == Long.MAX_VALUE
        ? Long.MAX_VALUE - 1
        : BinomialCost.repetitions(length + 1, slots);
  }

  @Test
  void whatCannotBeCountedIsRefusedAtOnce() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThrows(
                ArithmeticException.class, () -> Schedules.twoLevel(Long.MAX_VALUE - 1, 1, 1)));
  }

  @Test
  void slotsThatAreNotUsedTakeLittleMemory() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Schedule schedule = Schedules.online(1_000_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    Actions actions = schedule.start();
    actions.next();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 16_000_000, allocated + " bytes");
  }
}
