package org.duetad.core.data;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;

/**
 * Passes that are linear in some numbers, computed on doubles: in a careful pass, where the numbers
 * are factors of any exponent, what underflows is computed again at another scale.
 */
final class AtAnyScale {

  /** Of two products with it, one after the other. */
  private static final double UP = 0x1p450;

  private AtAnyScale() {}

  static Scalar[] of(Scalar[] factors, UnaryOperator<Scalar[]> pass) {
    Scalar[] results = pass.apply(factors);
    if (Arrays.stream(factors).noneMatch(Factors::isFactor)
        || Arrays.stream(results).noneMatch(AtAnyScale::isTiny)) {
      return results;
    }
    Scalar[] up = scaled(pass.apply(scaled(factors, UP)), 1 / UP);
    Arrays.setAll(results, i -> isTiny(results[i]) && isFinite(up[i]) ? up[i] : results[i]);
    return results;
  }

  private static boolean isTiny(Scalar result) {
    return Math.abs(Factors.nearest(result)) < Double.MIN_NORMAL;
  }

  /** Otherwise something overflowed at the other scale. */
  private static boolean isFinite(Scalar result) {
    return Double.isFinite(Factors.nearest(result));
  }

  private static Scalar[] scaled(Scalar[] numbers, double factor) {
    return Arrays.stream(numbers)
        .map(number -> number.multiply(factor).multiply(factor))
        .toArray(Scalar[]::new);
  }
}
