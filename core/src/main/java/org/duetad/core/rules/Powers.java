package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.special.PowerLog;

/**
 * {@code x^(y-k) logⁿ x}: all derivatives of {@code xʸ} are sums of these, which are right where a
 * factor of them is not finite, and do not round {@code y - k}.
 *
 * <pre>{@code
 * ∂/∂x x^(y-k) logⁿ x = (y - k) x^(y-k-1) logⁿ x + n x^(y-k-1) logⁿ⁻¹ x
 * ∂/∂y x^(y-k) logⁿ x = x^(y-k) logⁿ⁺¹ x
 * }</pre>
 */
final class Powers {

  private static final int KEPT = 4;
  private static final BinaryRule[][] FAMILY = family();

  private Powers() {}

  /**
   * {@code x^(y-k) logⁿ x}; 0 at base 0 where the exponent is positive, and for {@code k = 0, n =
   * 1} where it is 0, which is chosen.
   */
  static BinaryRule of(int k, int n) {
    return k < KEPT && n < KEPT ? FAMILY[k][n] : made(k, n);
  }

  private static BinaryRule[][] family() {
    BinaryRule[][] family = new BinaryRule[KEPT][KEPT];
    for (int k = 0; k < KEPT; k++) {
      for (int n = 0; n < KEPT; n++) {
        family[k][n] = made(k, n);
      }
    }
    return family;
  }

  private static BinaryRule made(int k, int n) {
    return BinaryRule.of(
            "powerLog(" + k + "," + n + ")",
            Domain.NON_NEGATIVE.withKinks(0.0),
            Domain.REAL,
            (x, y) -> PowerLog.value(k, n, x, y),
            (x, y, z) -> byBase(k, n, x, y),
            (x, y, z) -> x.apply(of(k, n + 1), y))
        .definedAs((x, y) -> x.pow(y.subtract(k)).multiply(x.log().pow(n)));
  }

  /** The slope in the base; an exponent of exactly k ends it, also at base 0. */
  static Scalar byBase(int k, int n, Scalar x, Scalar y) {
    Scalar slope = Chain.times(k == 0 ? y : y.subtract(k), x.apply(of(k + 1, n), y));
    return n == 0 ? slope : slope.add(x.apply(of(k + 1, n - 1), y).multiply(n));
  }

  static List<BinaryRule> binary() {
    return List.of(of(1, 0), of(0, 1), of(2, 1));
  }
}
