package org.duetad.core.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A gradient on doubles has the bits of the gradient on constants. */
class PlainGradientTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  static double[][] points() {
    return new double[][] {
      {0.3},
      {1, 2, 3},
      {-1e3, 0, 1e3},
      {1e308, -1e308, 1e308},
      {-0.0, 0.0, Double.MIN_VALUE},
      {-INFINITY, 2, 3},
      {-INFINITY, -INFINITY},
      {INFINITY, 1, INFINITY},
      {INFINITY, -INFINITY},
      {INFINITY, Double.NaN},
      {1, Double.NaN, 2},
      {-INFINITY, Double.NaN}
    };
  }

  @ParameterizedTest
  @MethodSource("points")
  void hasTheSameBits(double... x) {
    Reduction rule = Reductions.LOG_SUM_EXP;
    double y = rule.value(x);
    Scalar[] slopes = rule.slopes(Scalar.of(x), Scalar.of(y));
    double[] expected = Arrays.stream(slopes).mapToDouble(Scalar::value).toArray();
    assertArrayEquals(expected, rule.gradientAt(x, y));
    double[] inPlace = x.clone();
    rule.gradientAt(inPlace, y, inPlace);
    assertArrayEquals(expected, inPlace);
  }
}
