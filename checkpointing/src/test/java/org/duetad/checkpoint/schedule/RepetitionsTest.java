package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RepetitionsTest {

  @Property
  void areThoseOfCounters(@ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int steps) {
    assertEquals(most(new Repetitions(1000), random, steps, true), 0);
  }

  @Property
  void areAnUpperBoundPastTheLimit(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int steps) {
    Repetitions few = new Repetitions(4);
    long excess = most(few, random, steps, false);
    assertTrue(excess >= 0 && (excess == 0 || !few.isExact()), "by " + excess);
  }

  /** The excess over exact counting with one counter per step. */
  private static long most(Repetitions repetitions, Random random, int steps, boolean exact) {
    int[] counters = new int[steps];
    int end = steps;
    while (end > 0) {
      for (int i = random.nextInt(6); i > 0; i--) {
        int from = random.nextInt(end);
        int to = from + 1 + random.nextInt(end - from);
        repetitions.advance(from, to);
        Arrays.setAll(counters, j -> counters[j] + (j >= from && j < to ? 1 : 0));
      }
      end = random.nextInt(end);
      repetitions.forget(end);
    }
    assertTrue(repetitions.isExact() || !exact);
    return repetitions.most() - Arrays.stream(counters).max().orElseThrow();
  }
}
