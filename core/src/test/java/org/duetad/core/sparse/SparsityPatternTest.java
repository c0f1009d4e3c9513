package org.duetad.core.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparsityPatternTest {

  private static final SparsityPattern PATTERN =
      SparsityPattern.ofRows(4, new int[] {3, 0, 3}, new int[] {}, new int[] {1});

  @Test
  void entries() {
    assertEquals(3, PATTERN.rows());
    assertEquals(4, PATTERN.columns());
    assertEquals(3, PATTERN.count());
    assertArrayEquals(new int[] {0, 3}, PATTERN.row(0));
    assertTrue(PATTERN.contains(2, 1));
    assertFalse(PATTERN.contains(1, 1));
  }

  @Test
  void transposed() {
    SparsityPattern expected =
        SparsityPattern.ofRows(3, new int[] {0}, new int[] {2}, new int[] {}, new int[] {0});
    assertEquals(expected, PATTERN.transpose());
    assertEquals(PATTERN, PATTERN.transpose().transpose());
    assertEquals(PATTERN.hashCode(), PATTERN.transpose().transpose().hashCode());
    assertNotEquals(PATTERN, PATTERN.transpose());
  }

  @Test
  void printed() {
    assertEquals("3x4, entries: 3\nx..x\n....\n.x..", PATTERN.toString());
    assertEquals("0x0, entries: 0", SparsityPattern.ofRows(0).toString());
    int[][] diagonal = new int[400][];
    Arrays.setAll(diagonal, i -> new int[] {i});
    String[] lines =
        SparsityPattern.ofRows(400, diagonal).toString().lines().toArray(String[]::new);
    assertEquals(41, lines.length);
    assertTrue(lines[1].startsWith("xx.") && lines[40].endsWith(".xx"), lines[1]);
  }

  @Test
  void wrongUse() {
    assertThrows(IndexOutOfBoundsException.class, () -> PATTERN.row(3));
    assertThrows(IndexOutOfBoundsException.class, () -> PATTERN.contains(0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> SparsityPattern.ofRows(2, new int[] {2}));
    assertThrows(
        IndexOutOfBoundsException.class, () -> SparsityPattern.ofRows(2, new int[] {-1, 0}));
    assertThrows(IllegalArgumentException.class, () -> SparsityPattern.ofRows(-1));
  }
}
