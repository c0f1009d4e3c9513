package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.ScalarFunction;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** The mixture as a sum over its points. */
class GmmRowsTest {

  private static final GmmProblem LOOP = new GmmProblem(GmmData.generate(3, 4, 2500, 1));
  private static final Problem ROWS = LOOP.rowsForm(1).orElseThrow();

  @Test
  void derivativesAreThoseOfTheLoop() {
    double[] x = LOOP.point(0);
    double value = LOOP.block(0).value(x)[0];
    assertEquals(value, ROWS.block(0).value(x)[0], 1e-12 * Math.abs(value));
    assertClose(LOOP.derivative(new ReverseMode()), ROWS.derivative(new ReverseMode()));
    double[] v = new double[x.length];
    Arrays.setAll(v, i -> Math.cos(i));
    assertClose(hvp(LOOP, x, v), hvp(ROWS, x, v));
  }

  private static double[] hvp(Problem problem, double[] x, double[] v) {
    ScalarFunction f = w -> problem.block(0).apply(w)[0];
    return new ReverseMode().hvp(f, x, v);
  }

  private static void assertClose(double[] expected, double[] actual) {
    double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, actual, 1e-12 * size);
  }

  @Test
  void threadsHaveTheSameBits() {
    double[] expected = ROWS.derivative(new ReverseMode());
    for (int threads : new int[] {2, 7}) {
      Problem parallel = LOOP.rowsForm(threads).orElseThrow();
      assertArrayEquals(expected, parallel.derivative(new ReverseMode()));
    }
  }
}
