package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** All blocks as one function have the derivative of the blocks, in the same order. */
class JoinedBlocksTest {

  private final Problem blocks = new BaProblem(BaData.generate(3, 20, 70, 1));

  @Test
  void haveTheDerivativeOfTheBlocks() {
    Problem joined = blocks.joined();
    assertEquals(1, joined.blocks());
    assertEquals(blocks.entries(), joined.entries());
    double[] expected = blocks.derivative(new ForwardMode());
    assertArrayEquals(expected, joined.derivative(new ReverseMode()), 1e-9);
    CompiledMode mode = new CompiledMode();
    for (int times = 0; times < 3; times++) {
      assertArrayEquals(expected, joined.derivative(mode), 1e-9);
    }
    double[] out = new double[expected.length];
    Arrays.fill(out, 7);
    joined.derivative(mode, out);
    assertArrayEquals(joined.derivative(mode), out);
    assertThrows(IllegalArgumentException.class, () -> joined.derivative(mode, new double[3]));
    assertEquals(1, mode.preparations().recordings());
    assertEquals(0, mode.preparations().taped());
  }

  @Test
  void aSingleBlockIsItself() {
    Problem problem = new RosenbrockProblem(5);
    assertSame(problem, problem.joined());
  }
}
