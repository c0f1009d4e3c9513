package org.duetad.core.special;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many numbers at once have the bits of one by one, near the border of the series, too. */
class SincSlopeTest {

  @Test
  void manyNumbersHaveTheBitsOfEach() {
    double below = Math.nextDown(2.0);
    check(0.0, -0.0, below, -below, 1e-300, 1e-8, Double.MIN_VALUE, 1, 1.5, 0.1);
    check(0.5, 2.0, -7.5, 1e200);
    check(0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    check();
    Random random = new Random(1);
    for (int n = 1; n < 200; n++) {
      check(random.doubles(n, -2, 2).toArray());
      check(random.doubles(n, -4, 4).toArray());
    }
  }

  private static void check(double... x) {
    SincSlope slope = new SincSlope();
    double[] expected = new double[x.length + 3];
    double[] actual = new double[x.length + 3];
    Arrays.fill(expected, 9);
    Arrays.fill(actual, 9);
    for (int i = 0; i < x.length; i++) {
      expected[i] = slope.applyAsDouble(x[i]);
    }
    slope.apply(actual, x, x.length);
    assertArrayEquals(expected, actual);
  }
}
