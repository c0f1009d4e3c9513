package org.duetad.testing.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.reverse.LineMemory;
import org.duetad.reverse.MemoryByLine;
import org.junit.jupiter.api.Test;

/** The memory of a tape is attributed to the user's lines. */
class MemoryLinesTest {

  private static final double[] POINT = {0.5, 0.25, 2, 3};

  @Test
  void theLineThatTakesMostIsFirst() {
    VectorFunction f =
        x -> {
          Scalar y = x[0].exp();
          for (int i = 0; i < 100; i++) {
            y = y.multiply(x[1]);
          }
          return new Scalar[] {y};
        };
    List<LineMemory> lines = MemoryByLine.of(f, POINT).lines();
    assertEquals(100, lines.get(0).operations());
    assertEquals(3200, lines.get(0).tapeBytes());
    assertEquals(100 * (8 + 2 * 4 + 8), lines.get(0).programBytes());
    assertEquals("the inputs", lines.get(1).line());
    assertEquals(4 * 32, lines.get(1).tapeBytes());
    assertEquals(3, lines.size());
    assertEquals(line(lines.get(2)) + 2, line(lines.get(0)));
    String text = MemoryByLine.of(f, POINT).toString();
    assertTrue(
        text.startsWith("3,360 bytes on the tape, 2,452 as a program, 101 operations"), text);
    assertTrue(text.contains(" 95.2 %  3,200 bytes, 100 operations, "), text);
  }

  private static int line(LineMemory memory) {
    String text = memory.line();
    assertTrue(text.contains("(MemoryLinesTest.java:"), text);
    return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1, text.length() - 1));
  }
}
