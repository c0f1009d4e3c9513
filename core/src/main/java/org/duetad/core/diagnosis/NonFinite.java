package org.duetad.core.diagnosis;

import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/** What of some numbers is not finite, as a set of bits. */
final class NonFinite {

  static final int NAN = 1;
  static final int INFINITE = 2;

  private NonFinite() {}

  static int in(double x) {
    return Double.isFinite(x) ? 0 : Double.isNaN(x) ? NAN : INFINITE;
  }

  static int in(double[] numbers) {
    int all = 0;
    for (double x : numbers) {
      all |= in(x);
    }
    return all;
  }

  /** In the primal values of a number or a matrix, or in nothing. */
  static int in(@Nullable Object value) {
    return value == null
        ? 0
        : value instanceof Scalar x ? in(x.primal()) : in(Values.numbers(value));
  }

  /** In a factor of a careful pass, as {@link Values#nearest}. */
  static int inFactor(Object value) {
    return value instanceof Scalar x ? in(Factors.nearest(x)) : in(Values.nearest(value));
  }
}
