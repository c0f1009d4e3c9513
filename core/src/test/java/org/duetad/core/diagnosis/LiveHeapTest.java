package org.duetad.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Collections may leave some garbage, as {@link LiveHeap} says, so bounds are coarse. */
class LiveHeapTest {

  private static final int BYTES = 64 << 20;

  /** Written so that arrays are made. */
  private volatile double last;

  @Test
  void largestArrayOfSeveralCounts() {
    LiveHeap before = LiveHeap.now();
    LiveHeap.Peak peak =
        before.peakOf(
            () -> {
              hold(BYTES / 4);
              hold(BYTES);
              hold(BYTES / 2);
            },
            0.5);
    assertTrue(peak.bytes() >= 0.8 * BYTES && peak.bytes() < 1.4 * BYTES, peak::toString);
    assertTrue(peak.collections() > 1, peak::toString);
  }

  @Test
  void garbageDoesNotCount() {
    LiveHeap before = LiveHeap.now();
    LiveHeap.Peak peak =
        before.peakOf(
            () -> {
              for (int i = 0; i < 100; i++) {
                fill(BYTES / 8);
              }
            },
            0.2);
    assertTrue(peak.bytes() < BYTES, peak::toString);
  }

  @Test
  void whatWasThereBeforeDoesNotCount() {
    double[] kept = new double[BYTES / Double.BYTES];
    LiveHeap before = LiveHeap.now();
    assertTrue(before.bytes() >= BYTES);
    LiveHeap.Peak peak = before.peakOf(() -> last = kept[1], 0.05);
    assertTrue(peak.bytes() < BYTES / 2, peak::toString);
  }

  @Test
  void failuresOfTheComputationAreThrown() {
    LiveHeap before = LiveHeap.now();
    Exception error =
        assertThrows(
            IllegalStateException.class,
            () ->
                before.peakOf(
                    () -> {
                      throw new IllegalStateException("mine");
                    },
                    0.1));
    assertEquals("mine", error.getMessage());
    Exception time =
        assertThrows(IllegalArgumentException.class, () -> before.peakOf(() -> last = 0, 0));
    assertEquals("live heap: repeating for 0.0 s; choose a positive number", time.getMessage());
  }

  /** Lives until a collection that began after it was made. */
  private void hold(int bytes) {
    double[] array = new double[bytes / Double.BYTES];
    long made = collections();
    while (collections() < made + 2) {
      Thread.onSpinWait();
    }
    last = array[array.length - 1];
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private void fill(int bytes) {
    double[] array = new double[bytes / Double.BYTES];
    Arrays.setAll(array, i -> array[i] + i);
    last = array[array.length - 1];
  }
}
