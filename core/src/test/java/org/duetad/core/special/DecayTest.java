package org.duetad.core.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The exponential of numbers that are not positive, one by one and many at once. */
class DecayTest {

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    -5e-324,
    -1e-20,
    -0.5,
    -708,
    -709,
    -745,
    -745.2,
    -746,
    -748,
    -1e5,
    -Double.MAX_VALUE,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  @Test
  void manyNumbersHaveTheBitsOfEach() {
    check();
    check(SPECIAL);
    Random random = new Random(1);
    for (int n = 1; n < 100; n++) {
      check(random.doubles(n, -3, 0).toArray());
      check(random.doubles(n, -750, 0).toArray());
    }
  }

  @Test
  void endsAreExact() {
    assertEquals(1.0, Decay.exp(0.0));
    assertEquals(1.0, Decay.exp(-0.0));
    assertEquals(0.0, Decay.exp(-746));
    assertEquals(0.0, Decay.exp(-Double.MAX_VALUE));
    assertEquals(0.0, Decay.exp(Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, Decay.exp(Double.NaN));
    assertEquals(Double.MIN_VALUE, Decay.exp(-744.5));
  }

  /** Of {@code Math.exp}, which is within one ulp; subnormal results, too. */
  @Test
  void isAUnitFromTheExponential() {
    Random random = new Random(2);
    DoubleStream.concat(random.doubles(10_000, -746, 0), random.doubles(10_000, -1, 0))
        .forEach(
            x -> {
              double expected = Math.exp(x);
              double error = Math.abs(Decay.exp(x) - expected);
              assertTrue(error <= Math.ulp(expected), () -> "at " + x);
            });
  }

  /** At the borders between entries of the table, too. */
  @Test
  void decreases() {
    double border = Math.log(2) / 32;
    for (int k = 0; k < 2000; k++) {
      double x = -border * (2 * k + 1);
      x += 20 * Math.ulp(x);
      for (int i = 0; i < 40; i++) {
        double next = Math.nextDown(x);
        double above = x;
        assertTrue(Decay.exp(next) <= Decay.exp(x), () -> "below " + above);
        x = next;
      }
    }
  }

  private static void check(double... x) {
    double[] y = x.clone();
    Decay.exp(y, new double[x.length], x.length);
    DoubleStream expected = DoubleStream.of(x).map(Decay::exp);
    assertEquals(expected.boxed().toList(), DoubleStream.of(y).boxed().toList());
  }
}
