package org.duetad.checkpoint.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateDigestsTest {

  private static double[] state(int length, long step) {
    return new Random(step).doubles(length).toArray();
  }

  private static String changed(StateDigests digests, long step, double[] state) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> digests.expect(step, state)).getMessage());
  }

  @Test
  void acceptsTheSame() {
    for (int length : new int[] {0, 1, 5, 1024, 3000}) {
      StateDigests digests = new StateDigests(length, 1 << 20);
      for (long step = 3; step < 50; step++) {
        digests.expect(step, state(length, step));
        digests.expect(3 + (step - 3) / 2, state(length, 3 + (step - 3) / 2));
      }
    }
  }

  /** Every bit of every component, with and without room for the components. */
  @Test
  void noticesEveryBit() {
    for (long budget : new long[] {0, 1 << 20}) {
      StateDigests digests = new StateDigests(4, budget);
      for (long step = 0; step < 30; step++) {
        digests.expect(step, state(4, step));
      }
      for (int i = 0; i < 4; i++) {
        for (int bit = 0; bit < 64; bit++) {
          double[] other = state(4, 17);
          other[i] = Double.longBitsToDouble(Double.doubleToLongBits(other[i]) ^ (1L << bit));
          String named = "component " + i + " was another number and is " + other[i];
          String message = changed(digests, 17, other);
          assertTrue(message.startsWith("step 17 is not deterministic: "), message);
          assertEquals(budget > 0, message.contains(named), message);
        }
      }
    }
  }

  @Test
  void oneNaN() {
    StateDigests digests = new StateDigests(2, 1 << 20);
    digests.expect(1, new double[] {Double.NaN, 0.0});
    digests.expect(1, new double[] {Double.longBitsToDouble(0xfff8_0000_0000_0001L), 0.0});
    assertTrue(changed(digests, 1, new double[] {Double.NaN, -0.0}).contains("component 1"));
    assertTrue(changed(digests, 1, new double[] {1, 0.0}).contains("component 0"));
  }

  /** Numbers exchanged, negated, or made equal in pairs, at any two positions. */
  @Test
  void noticesPairs() {
    int n = 11;
    StateDigests digests = new StateDigests(n, 0);
    digests.expect(0, state(n, 0));
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        double[] exchanged = state(n, 0);
        exchanged[i] = state(n, 0)[k];
        exchanged[k] = state(n, 0)[i];
        changed(digests, 0, exchanged);
        double[] negated = state(n, 0);
        negated[i] = -negated[i];
        negated[k] = -negated[k];
        changed(digests, 0, negated);
        double[] rounded = state(n, 0);
        rounded[i] = Math.nextUp(rounded[i]);
        rounded[k] = Math.nextDown(rounded[k]);
        changed(digests, 0, rounded);
      }
    }
  }

  /** States of decimal digits, which differ in few bits. */
  @Test
  void hashesOfSimilarStatesDiffer() {
    Set<Long> hashes = new HashSet<>();
    for (int k = 0; k < 10_000; k++) {
      double[] state = String.format("%04d", k).chars().asDoubleStream().toArray();
      assertTrue(hashes.add(StateHash.of(state)), Arrays.toString(state));
    }
  }

  @Test
  void namesComponentsAsLongAsTheBudgetLasts() {
    long oneBlock = 1 << 15;
    StateDigests digests = new StateDigests(8, oneBlock);
    for (long step = 0; step < 5000; step++) {
      digests.expect(step, new double[8]);
    }
    double[] other = {0, 0, 0, 0, 1, 0, 0, 0};
    assertTrue(changed(digests, 1023, other).contains("component 4"));
    assertFalse(changed(digests, 1024, other).contains("component 4"));
    assertTrue(changed(digests, 4999, other).contains("its state differs on recomputation"));
  }

  @Test
  void orderAndLength() {
    StateDigests digests = new StateDigests(1, 0);
    digests.expect(5, new double[1]);
    assertTrue(changed(digests, 7, new double[1]).contains("step 7 comes out of order"));
    assertTrue(changed(digests, 4, new double[1]).contains("from 5 on, 1 of them"));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> digests.expect(6, new double[2]))
                .getMessage());
    assertTrue(message.contains("step 6: a state of length 2, expected 1"), message);
  }
}
