package org.duetad.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.mode.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SeedsTest {

  @Test
  void unitVectors() {
    assertArrayEquals(new double[] {0, 1, 0}, Seeds.unit(3, 1));
    assertArrayEquals(new double[][] {{1, 0}, {0, 1}}, Seeds.units(2));
    assertArrayEquals(new double[][] {{0, 1, 0}, {0, 0, 1}}, Seeds.units(3, 1, 3));
    assertEquals(0, Seeds.units(3, 3, 3).length);
    assertEquals(0, Seeds.units(0).length);
  }

  @Test
  void sums() {
    double[][] sums = Seeds.sums(4, new int[] {0, 3}, new int[] {}, new int[] {2});
    assertArrayEquals(new double[][] {{1, 0, 0, 1}, {0, 0, 0, 0}, {0, 0, 1, 0}}, sums);
  }

  @Test
  void coordinatesThatAreNotThere() {
    for (int[] range : new int[][] {{-1, 1}, {0, 3}, {2, 1}, {3, 3}}) {
      assertOutOfBounds(
          () -> Seeds.units(2, range[0], range[1]),
          range[0] + " to " + range[1] + " of 2",
          "choose");
    }
    assertOutOfBounds(() -> Seeds.unit(2, 2), "2 to 3 of 2");
  }

  private static void assertOutOfBounds(Executable call, String... parts) {
    String message = assertThrows(IndexOutOfBoundsException.class, call).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
