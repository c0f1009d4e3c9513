package org.duetad.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Seeds;
import org.junit.jupiter.api.Test;

class ForwardModeTest {

  @Test
  void choosesTheChunkByTheNumberOfInputs() {
    ForwardMode mode = new ForwardMode();
    assertEquals(1, mode.chunk(1));
    assertEquals(4, mode.chunk(2));
    assertEquals(4, mode.chunk(4));
    assertEquals(8, mode.chunk(5));
    assertEquals(8, mode.chunk(8));
    assertEquals(16, mode.chunk(9));
    assertEquals(16, mode.chunk(1000));
    assertEquals(4, ForwardMode.withChunk(4).chunk(1000));
  }

  @Test
  void evaluatesOnceForEachChunkOfInputs() {
    AtomicInteger evaluations = new AtomicInteger();
    VectorFunction f =
        x -> {
          evaluations.incrementAndGet();
          return new Scalar[] {Scalar.sum(x), Scalar.product(x)};
        };
    int[][] expected = {{1, 9}, {4, 3}, {8, 2}, {16, 1}};
    for (int[] chunkAndEvaluations : expected) {
      ForwardMode mode = ForwardMode.withChunk(chunkAndEvaluations[0]);
      double[] x = new double[9];
      mode.jacobian(f, x);
      assertEquals(chunkAndEvaluations[1], evaluations.getAndSet(0), "a Jacobian");
      mode.gradient(in -> f.apply(in)[1], x);
      assertEquals(chunkAndEvaluations[1], evaluations.getAndSet(0), "a gradient");
      mode.jvp(f, x, Seeds.units(9));
      assertEquals(chunkAndEvaluations[1], evaluations.getAndSet(0), "nine directions");
      mode.jvp(f, x, Seeds.units(9, 3, 4));
      assertEquals(1, evaluations.getAndSet(0), "a column");
      mode.jvp(f, x, x);
      assertEquals(1, evaluations.getAndSet(0), "a directional derivative");
    }
  }

  @Test
  void refusesOtherChunks() {
    for (int chunk : new int[] {-1, 0, 2, 3, 32}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> ForwardMode.withChunk(chunk))
              .getMessage();
      assertTrue(message.contains("chunk of " + chunk), message);
      assertTrue(message.contains("1, 4, 8 or 16"), message);
    }
  }
}
