package org.duetad.core.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Many numbers at once have the bits of one by one, where the result is subnormal, too. */
class SechSquareTest {

  @Test
  void manyNumbersHaveTheBitsOfEach() {
    check(0.0, -0.0, 0.5, -0.5, 1e-300, 19, -25, 300);
    check(0.5, 311.9, 312, -373, 400, 746, 1e10);
    check(0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    check();
    Random random = new Random(1);
    for (int n = 1; n < 100; n++) {
      check(random.doubles(n, -3, 3).toArray());
      check(random.doubles(n, -700, 700).toArray());
    }
  }

  @Test
  void leavesTheRest() {
    double[] y = {9, 9, 9};
    new SechSquare().apply(y, new double[] {1, 2, 3}, 2);
    assertEquals(9, y[2]);
  }

  private static void check(double... x) {
    double[] y = new double[x.length];
    new SechSquare().apply(y, x, x.length);
    DoubleStream expected = DoubleStream.of(x).map(Exponential::sechSquare);
    assertEquals(expected.boxed().toList(), DoubleStream.of(y).boxed().toList());
  }
}
