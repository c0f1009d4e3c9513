package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Jacobians of all observations in one pass are those of the blocks. */
class BaRowsTest {

  @Test
  void blocks() {
    BaProblem blocks = new BaProblem(BaData.generate(5, 60, 700, 1));
    double[] expected = blocks.derivative(new ReverseMode());
    double[] one = blocks.rowsForm(1).orElseThrow().derivative(new ReverseMode());
    for (int i = 0; i < expected.length; i++) {
      double size = Math.abs(expected[i]);
      assertArrayEquals(
          new double[] {expected[i]}, new double[] {one[i]}, 1e-11 * Math.max(1, size));
    }
    assertArrayEquals(one, blocks.rowsForm(3).orElseThrow().derivative(new ReverseMode()));
  }
}
