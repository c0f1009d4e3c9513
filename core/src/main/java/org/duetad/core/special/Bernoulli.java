package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/** The Bernoulli numbers {@code B₂, B₄, ... B₃₂} (DLMF 24.2), for asymptotic series. */
final class Bernoulli {
  /** How many even Bernoulli numbers are held. */
  static final int COUNT = 16;

  private static final double[][] FRACTIONS = {
    {1, 6},
    {-1, 30},
    {1, 42},
    {-1, 30},
    {5, 66},
    {-691, 2730},
    {7, 6},
    {-3617, 510},
    {43867, 798},
    {-174611, 330},
    {854513, 138},
    {-236364091, 2730},
    {8553103, 6},
    {-23749461029.0, 870},
    {8615841276005.0, 14322},
    {-7709321041217.0, 510},
  };

  private Bernoulli() {}

  /** {@code B₂ₖ} rounded to a double, k = 1..16. */
  static double value(int k) {
    return FRACTIONS[k - 1][0] / FRACTIONS[k - 1][1];
  }

  /** {@code B₂ₖ} as a double-double, k = 1..16. */
  static DD precise(int k) {
    return DD.fromQuotient(FRACTIONS[k - 1][0], FRACTIONS[k - 1][1]);
  }
}
