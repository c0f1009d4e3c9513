package org.duetad.checkpoint.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepRandomTest {

  private static final int STEPS = 20_000;

  private static double[] draws(long seed, long step) {
    return StepRandom.of(seed, step).doubles(20).toArray();
  }

  @Test
  void dependsOnSeedAndStepOnly() {
    double[] before = draws(7, 12);
    draws(7, 11);
    draws(8, 12);
    assertArrayEquals(before, draws(7, 12));
  }

  /** Computed once; a change would alter users' results. */
  @Test
  void staysWhatItIs() {
    assertEquals(3069331765762396948L, StepRandom.of(42, 0).nextLong());
    assertEquals(5499454691501536896L, StepRandom.of(-1, 1_000_000_007L).nextLong());
  }

  /** Also bytes of 0x80 and more, and steps that are powers of two apart. */
  @Test
  void noTwoStepsShareAStream() {
    Set<Long> first = new HashSet<>();
    for (long seed = -2; seed <= 2; seed++) {
      for (long step = 0; step < 20_000; step++) {
        assertTrue(first.add(StepRandom.of(seed, step).nextLong()), seed + ", " + step);
      }
      for (int bit = 15; bit < 63; bit++) {
        assertTrue(first.add(StepRandom.of(seed, 1L << bit).nextLong()), seed + ", 2^" + bit);
      }
    }
  }

  /** A correlation of n independent pairs is normal with deviation 1/sqrt(n). */
  @Test
  void neighboursAreNotCorrelated() {
    for (int draw = 0; draw < 3; draw++) {
      assertTrue(Math.abs(correlation(draw, 0, 1)) < 4 / Math.sqrt(STEPS), "step, " + draw);
      assertTrue(Math.abs(correlation(draw, 1, 0)) < 4 / Math.sqrt(STEPS), "seed, " + draw);
    }
  }

  private static double correlation(int draw, int seeds, int steps) {
    double sum = 0;
    for (int k = 0; k < STEPS; k++) {
      sum += centred(3, k, draw) * centred(3 + seeds, k + steps, draw);
    }
    return 12 * sum / STEPS;
  }

  private static double centred(long seed, long step, int draw) {
    return StepRandom.of(seed, step).doubles(draw + 1).skip(draw).sum() - 0.5;
  }

  /** Chi-square of pairs of neighbours in 16 x 16 cells: mean 255, deviation sqrt(510). */
  @Test
  void neighboursFillTheSquare() {
    int[] count = new int[256];
    for (int k = 0; k < STEPS; k++) {
      int x = (int) (16 * StepRandom.of(5, 2L * k).nextDouble());
      int y = (int) (16 * StepRandom.of(5, 2L * k + 1).nextDouble());
      count[16 * x + y]++;
    }
    double expected = STEPS / 256.0;
    double chiSquare = 0;
    for (int c : count) {
      chiSquare += (c - expected) * (c - expected) / expected;
    }
    assertEquals(255, chiSquare, 4 * Math.sqrt(510));
  }
}
