package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/**
 * Exponential and logarithm of double-double numbers, to about 30 digits.
 *
 * <p>For the few arguments where double arithmetic cancels; not fast. Method: Y. Hida, X. S. Li, D.
 * H. Bailey, Library for Double-Double and Quad-Double Arithmetic (2007), section 3.4.
 */
final class DdMath {
  /** log 2 in three parts; small multiples of the first two are exact. */
  private static final double LN2_1 = 0x1.62e42fefa2000p-1;

  private static final double LN2_2 = 0x1.9ef35793c7000p-41;
  private static final double LN2_3 = 1.667085920830552e-25;

  /** Up to this exponent neither x nor its inverse leaves the range of double-doubles. */
  private static final int SAFE_EXPONENT = 900;

  private static final int EXP_TERMS = 14;
  private static final int DOUBLINGS = 4;
  private static final int ATANH_TERMS = 16;

  private DdMath() {}

  /** {@code e^a} for {@code |a| < 700}. */
  static DD exp(DD a) {
    double k = multipleOfLog2(a);
    return expm1Reduced(a, k).add(1).scalb((int) k);
  }

  /** {@code e^a - 1} for {@code |a| < 700}, relatively accurate near 0. */
  static DD expm1(DD a) {
    return multipleOfLog2(a) == 0 ? expm1Reduced(a, 0) : exp(a).subtract(1);
  }

  /**
   * {@code log x} for x > 0: one Newton step {@code y + (x e^(-y) - 1)} from the double y; the ends
   * of the range are first moved to the middle.
   */
  static DD log(DD x) {
    int k = Math.getExponent(x.hi());
    if (Math.abs(k) > SAFE_EXPONENT) {
      return log(x.scalb(-k)).add(k * LN2_1).add(k * LN2_2).add(k * LN2_3);
    }
    double y = Math.log(x.hi());
    DD step = x.multiply(exp(DD.of(-y))).subtract(1);
    return step.subtract(step.square().scalb(-1)).add(y);
  }

  /** {@code log(1 + z) = 2 atanh(z/(2 + z))} for |z| ≤ 0.05, relatively accurate near 0. */
  static DD log1p(DD z) {
    DD w = z.divide(z.add(2));
    DD square = w.square();
    DD sum = DD.ZERO;
    for (int i = ATANH_TERMS; i >= 1; i--) {
      sum = sum.add(DD.fromQuotient(1, 2 * i + 1)).multiply(square);
    }
    return sum.add(1).multiply(w).scalb(1);
  }

  private static double multipleOfLog2(DD a) {
    return Math.rint(a.hi() / LN2_1);
  }

  /**
   * {@code e^r - 1}, {@code r = a - k log 2}: Taylor at r/16, then four doublings of the argument
   * by {@code e^2r - 1 = p² + 2p} with {@code p = e^r - 1}.
   */
  private static DD expm1Reduced(DD a, double k) {
    DD r = a.subtract(k * LN2_1).subtract(k * LN2_2).subtract(k * LN2_3).scalb(-DOUBLINGS);
    DD p = DD.ZERO;
    for (int i = EXP_TERMS; i >= 1; i--) {
      p = p.add(1).multiply(r).divide((double) i);
    }
    for (int i = 0; i < DOUBLINGS; i++) {
      p = p.square().add(p.scalb(1));
    }
    return p;
  }
}
