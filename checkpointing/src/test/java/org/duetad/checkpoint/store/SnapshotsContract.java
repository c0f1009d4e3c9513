package org.duetad.checkpoint.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The contract of every store. */
interface SnapshotsContract {

  SnapshotStore store();

  @Test
  default void givesBackWhatWasWritten() {
    Random random = new Random(1);
    for (int length : new int[] {0, 1, 3, 8191, 8192, 8193}) {
      Map<Integer, double[]> expected = new HashMap<>();
      try (Snapshots snapshots = store().open(4, length)) {
        for (int k = 0; k < 20; k++) {
          int slot = random.nextInt(4);
          expected.put(slot, random.doubles(length).toArray());
          snapshots.write(slot, 100 + slot, expected.get(slot));
          int other = random.nextInt(4);
          if (expected.containsKey(other)) {
            assertArrayEquals(expected.get(other), read(snapshots, other, 100 + other, length));
          }
        }
      }
    }
  }

  private static double[] read(Snapshots snapshots, int slot, long state, int length) {
    double[] values = new double[length];
    snapshots.read(slot, state, values);
    return values;
  }

  @Test
  default void keepsEveryBit() {
    double[] odd = {
      -0.0,
      Double.MIN_VALUE,
      Double.NEGATIVE_INFINITY,
      Double.longBitsToDouble(0x7ff8_0000_dead_beefL),
      Math.nextUp(1.0)
    };
    try (Snapshots snapshots = store().open(1, odd.length)) {
      snapshots.write(0, Long.MAX_VALUE, odd);
      double[] back = read(snapshots, 0, Long.MAX_VALUE, odd.length);
      for (int i = 0; i < odd.length; i++) {
        assertEquals(Double.doubleToRawLongBits(odd[i]), Double.doubleToRawLongBits(back[i]));
      }
    }
  }

  @Test
  default void copies() {
    double[] state = {1, 2};
    try (Snapshots snapshots = store().open(1, 2)) {
      snapshots.write(0, 5, state);
      state[0] = 9;
      double[] back = read(snapshots, 0, 5, 2);
      back[1] = 9;
      assertArrayEquals(new double[] {1, 2}, read(snapshots, 0, 5, 2));
    }
  }

  @Test
  default void runsShareNothing() {
    SnapshotStore store = store();
    try (Snapshots a = store.open(1, 1);
        Snapshots b = store.open(1, 1)) {
      a.write(0, 1, new double[] {1});
      b.write(0, 1, new double[] {2});
      assertArrayEquals(new double[] {1}, read(a, 0, 1, 1));
      assertArrayEquals(new double[] {2}, read(b, 0, 1, 1));
    }
  }

  @Test
  default void refusesWhatASlotDoesNotHold() {
    try (Snapshots snapshots = store().open(3, 1)) {
      double[] state = {7};
      Class<? extends Throwable> misuse = IllegalStateException.class;
      assertFails(misuse, () -> snapshots.read(2, 8, state), "state 8 from slot 2, which is empty");
      assertFails(misuse, () -> snapshots.read(2, -1, state), "state -1 from slot 2");
      snapshots.write(2, 8, state);
      assertFails(
          misuse, () -> snapshots.read(2, 9, state), "state 9 from slot 2, which holds state 8");
      snapshots.drop(2);
      snapshots.drop(2);
      assertFails(misuse, () -> snapshots.read(2, 8, state), "state 8 from slot 2, which is empty");
      Class<? extends Throwable> index = IndexOutOfBoundsException.class;
      assertFails(index, () -> snapshots.write(3, 0, state), "slot 3: there are 3 slots");
      assertFails(index, () -> snapshots.read(-1, 0, state), "slot -1: there are 3 slots");
      assertFails(index, () -> snapshots.drop(3), "slot 3: there are 3 slots");
      Class<? extends Throwable> argument = IllegalArgumentException.class;
      double[] longer = {1, 2};
      assertFails(argument, () -> snapshots.write(0, 4, longer), "length 2, but the slots");
      assertFails(argument, () -> snapshots.read(0, 4, longer), "length 2, but the slots");
      assertFails(argument, () -> snapshots.write(0, -4, state), "state -4 to slot 0");
    }
    assertFails(
        IllegalArgumentException.class, () -> store().open(-1, 2), "-1 slots for states of length");
  }

  @Test
  default void closesOnce() {
    Snapshots snapshots = store().open(1, 1);
    snapshots.write(0, 0, new double[1]);
    snapshots.close();
    snapshots.close();
    Class<? extends Throwable> misuse = IllegalStateException.class;
    assertFails(misuse, () -> snapshots.write(0, 0, new double[1]), "slot 0 after close");
    assertFails(misuse, () -> snapshots.read(0, 0, new double[1]), "slot 0 after close");
    assertFails(misuse, () -> snapshots.drop(0), "slot 0 after close");
  }

  static String assertFails(Class<? extends Throwable> type, Executable call, String part) {
    String message = String.valueOf(assertThrows(type, call).getMessage());
    assertTrue(message.contains(part), message);
    return message;
  }
}
