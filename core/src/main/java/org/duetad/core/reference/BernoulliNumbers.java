package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The Bernoulli numbers {@code B₂, B₄, ...} from the tangent numbers, {@code B₂ₖ = (-1)ᵏ⁻¹ 2k
 * Tₖ/(4ᵏ (4ᵏ - 1))}; Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers",
 * 2013, algorithm TangentNumbers.
 */
final class BernoulliNumbers {

  private static final int DIGITS = 600;
  private static final List<BigDecimal> TABLE =
      List.copyOf(computed(DIGITS / 2, new MathContext(DIGITS)));

  private BernoulliNumbers() {}

  /** The first numbers, to the digits of a context or more. */
  static List<BigDecimal> first(int n, MathContext context) {
    return n <= TABLE.size() && context.getPrecision() <= DIGITS ? TABLE : computed(n, context);
  }

  private static List<BigDecimal> computed(int n, MathContext context) {
    BigInteger[] tangent = new BigInteger[n + 1];
    tangent[1] = BigInteger.ONE;
    for (int k = 2; k <= n; k++) {
      tangent[k] = tangent[k - 1].multiply(BigInteger.valueOf(k - 1L));
    }
    for (int k = 2; k <= n; k++) {
      for (int j = k; j <= n; j++) {
        BigInteger left = tangent[j - 1].multiply(BigInteger.valueOf((long) j - k));
        tangent[j] = left.add(tangent[j].multiply(BigInteger.valueOf(j - k + 2L)));
      }
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (int k = 1; k <= n; k++) {
      BigInteger power = BigInteger.ONE.shiftLeft(2 * k);
      BigInteger above = tangent[k].multiply(BigInteger.valueOf(k % 2 == 1 ? 2L * k : -2L * k));
      BigInteger below = power.multiply(power.subtract(BigInteger.ONE));
      numbers.add(new BigDecimal(above).divide(new BigDecimal(below), context));
    }
    return numbers;
  }
}
