package org.duetad.core.rules;

import org.apache.commons.numbers.core.DD;
import org.duetad.core.Scalar;

/**
 * The rounding error of an operation: constant wherever it is smooth, so it is in no table of
 * functions.
 */
final class RoundingError {

  private static final Scalar ZERO = Scalar.of(0.0);

  /** {@code (x - y) - fl(x - y)}; NaN if an operand is infinite. */
  static final BinaryRule OF_DIFFERENCE =
      BinaryRule.of(
          "roundingError",
          Domain.REAL,
          Domain.REAL,
          (x, y) -> DD.ofDifference(x, y).lo(),
          (x, y, z) -> ZERO,
          (x, y, z) -> ZERO);

  private RoundingError() {}
}
