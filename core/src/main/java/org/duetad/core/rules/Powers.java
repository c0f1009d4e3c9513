package org.duetad.core.rules;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.PowerPartials;

/**
 * The partial derivatives of {@code xʸ}, k times by x and n times by y, divided by k!, as rules:
 * right where a factor of them is not finite, without rounding {@code y - k}, and of moderate size
 * for all k, so that series of any order do not overflow.
 */
final class Powers {

  private static final int KEPT = 5;
  private static final BinaryRule[][] FAMILY = family();

  private Powers() {}

  /** {@code ∂ᵏ⁺ⁿ xʸ/∂xᵏ ∂yⁿ/k!}; {@code xʸ} itself for zeros. */
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

  /** Whether a rule is such a derivative, of an order that is kept. */
  static boolean isPartial(Record rule) {
    return Arrays.stream(FAMILY).flatMap(Arrays::stream).anyMatch(rule::equals);
  }

  private static BinaryRule made(int k, int n) {
    return BinaryRule.of(
            "powPartial(" + k + "," + n + ")",
            Domain.NON_NEGATIVE.withKinks(0.0),
            Domain.REAL,
            Parametric.value((x, y) -> PowerPartials.value(k, n, x, y), k, n),
            (x, y, z) -> byBase(k, n, x, y),
            (x, y, z) -> x.apply(of(k, n + 1), y))
        .definedAs((x, y) -> power(k, x, y).multiply(factor(k, n, x.log(), y)));
  }

  /** {@code x^(y-k)}; far from 1 the rounding of {@code y - k} would be visible. */
  private static Scalar power(int k, Scalar x, Scalar y) {
    if (k == 0 || x.isEqualTo(0)) {
      return x.pow(y.subtract(k));
    }
    return x.pow(y).divide(x.pow(k));
  }

  /** {@code Σ C(n, j) logⁿ⁻ʲ dʲ/dyʲ y (y-1)···(y-k+1)/k!}, by Leibniz's rule. */
  private static Scalar factor(int k, int n, Scalar log, Scalar y) {
    if (k == 0) {
      Scalar power = Scalar.of(1.0);
      for (int i = 0; i < n; i++) {
        power = power.multiply(log);
      }
      return power;
    }
    Scalar product = factor(k - 1, n, log, y).multiply(y.subtract(k - 1));
    Scalar factor = n == 0 ? product : product.add(factor(k - 1, n - 1, log, y).multiply(n));
    return factor.divide(k);
  }

  private static Scalar byBase(int k, int n, Scalar x, Scalar y) {
    Scalar slope = x.apply(of(k + 1, n), y);
    return k == 0 ? slope : slope.multiply(k + 1);
  }

  static List<BinaryRule> binary() {
    return List.of(of(1, 0), of(0, 1), of(1, 1), of(2, 1));
  }
}
