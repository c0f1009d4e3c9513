package org.duetad.core.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Many numbers at once have the bits of one by one, where the slope is subnormal, too. */
class HyperbolicTangentTest {

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    0.5,
    -0.5,
    1e-300,
    -5e-324,
    19,
    -25,
    300,
    311.9,
    312,
    -373,
    374,
    400,
    746,
    1e10,
    1e308,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  @Test
  void manyNumbersHaveTheBitsOfEach() {
    check();
    check(SPECIAL);
    Random random = new Random(1);
    for (int n = 1; n < 100; n++) {
      check(random.doubles(n, -3, 3).toArray());
      check(random.doubles(n, -700, 700).toArray());
    }
  }

  @Test
  void leavesTheRest() {
    double[] y = {9, 9, 9};
    double[] slopes = {9, 9, 9};
    double[] x = {1, 2, 3};
    HyperbolicTangent.tanh(y, slopes, x, new double[3], new double[3], 2);
    assertEquals(9, y[2]);
    assertEquals(9, slopes[2]);
    new SechSquare().apply(slopes, x, 1);
    assertEquals(HyperbolicTangent.sechSquare(2), slopes[1]);
    assertEquals(3, x[2]);
  }

  @Test
  void isOddAndAtMostOne() {
    Random random = new Random(2);
    DoubleStream.concat(DoubleStream.of(SPECIAL), random.doubles(10_000, 0, 40))
        .forEach(
            x -> {
              double y = HyperbolicTangent.tanh(x);
              assertEquals(-y, HyperbolicTangent.tanh(-x));
              assertTrue(!(Math.abs(y) > 1), () -> "tanh " + x + " is " + y);
              assertEquals(HyperbolicTangent.sechSquare(x), HyperbolicTangent.sechSquare(-x));
            });
  }

  @Test
  void isTheIdentityAtZero() {
    Random random = new Random(3);
    random
        .doubles(1000, -1070, -55)
        .map(power -> Math.pow(2, power))
        .forEach(x -> assertEquals(x, HyperbolicTangent.tanh(x)));
  }

  private static void check(double... x) {
    int n = x.length;
    double[] y = new double[n];
    double[] slopes = new double[n];
    HyperbolicTangent.tanh(y, slopes, x, new double[n], new double[n], n);
    assertBits(DoubleStream.of(x).map(HyperbolicTangent::tanh), y);
    assertBits(DoubleStream.of(x).map(HyperbolicTangent::sechSquare), slopes);
    new SechSquare().apply(y, x, n);
    assertBits(DoubleStream.of(slopes), y);
    HyperbolicTangent.ofHalves(y, slopes, x, new double[n], new double[n], n);
    assertBits(DoubleStream.of(x).map(t -> HyperbolicTangent.tanh(t * 0.5)), y);
    assertBits(DoubleStream.of(x).map(t -> Decay.exp(-Math.abs(t))), slopes);
  }

  private static void assertBits(DoubleStream expected, double[] actual) {
    assertEquals(expected.boxed().toList(), DoubleStream.of(actual).boxed().toList());
  }
}
