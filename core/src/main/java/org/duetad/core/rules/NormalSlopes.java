package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.NormalCumulants;
import org.duetad.core.special.NormalTail;

/**
 * The derivatives of {@code log Φ(x)} as rules, accurate in both tails, where the formulas that
 * join them cancel: {@code λ = φ/Φ}, {@code λ'}, and the {@linkplain NormalCumulants cumulants} κₙ,
 * with {@code λ'' = κ₃} and {@code κₙ' = κₙ₊₁}.
 */
final class NormalSlopes {

  /** The first cumulant that is a derivative of the logarithm. */
  private static final int FIRST = 3;

  private static final int KEPT = 6;
  private static final UnaryRule[] CUMULANTS = new UnaryRule[KEPT];

  static {
    for (int n = FIRST; n < KEPT; n++) {
      CUMULANTS[n] = madeCumulant(n);
    }
  }

  /** {@code λ(x) = φ(x)/Φ(x)}. */
  static final UnaryRule INVERSE_MILLS =
      UnaryRule.of(
              "inverseMills",
              Domain.REAL,
              NormalTail::inverseMills,
              (x, y) -> x.apply(NormalSlopes.INVERSE_MILLS_SLOPE))
          .definedAs(x -> exactDensity(x).divide(x.normalCdf()));

  /** {@code λ'(x) = -λ (x + λ)}. */
  static final UnaryRule INVERSE_MILLS_SLOPE =
      UnaryRule.of(
              "inverseMillsSlope",
              Domain.REAL,
              NormalTail::inverseMillsSlope,
              (x, y) -> x.apply(cumulant(FIRST)))
          .definedAs(x -> slopes(1, x)[1]);

  private NormalSlopes() {}

  /** {@code φ(x)} with a constant that is not rounded, for numbers of any precision. */
  static Scalar exactDensity(Scalar x) {
    return x.square().multiply(-0.5).exp().divide(pi(x).multiply(2).sqrt());
  }

  /** {@code π} in the precision of x. */
  static Scalar pi(Scalar x) {
    return x.multiply(0).add(1).atan().multiply(4);
  }

  /** {@code κₙ(x)} for n ≥ 3. */
  static UnaryRule cumulant(int n) {
    return n < KEPT ? CUMULANTS[n] : madeCumulant(n);
  }

  private static UnaryRule madeCumulant(int n) {
    return UnaryRule.of(
            "normalCumulant(" + n + ")",
            Domain.REAL,
            Parametric.value(x -> NormalCumulants.value(n, x), n),
            (x, y) -> x.apply(cumulant(n + 1)))
        .definedAs(x -> slopes(n - 1, x)[n - 1]);
  }

  /** λ and its derivatives up to the k-th, by Leibniz's rule for {@code λ' = -λ (x + λ)}. */
  private static Scalar[] slopes(int k, Scalar x) {
    Scalar[] slopes = new Scalar[k + 1];
    slopes[0] = x.apply(INVERSE_MILLS);
    for (int m = 1; m <= k; m++) {
      Scalar sum = slopes[m - 1].multiply(slopes[0].add(x));
      double binomial = 1;
      for (int j = 1; j < m; j++) {
        binomial = binomial * (m - j) / j;
        Scalar factor = j == 1 ? slopes[1].add(1) : slopes[j];
        sum = sum.add(slopes[m - 1 - j].multiply(factor).multiply(binomial));
      }
      slopes[m] = sum.negate();
    }
    return slopes;
  }

  static List<UnaryRule> unary() {
    return List.of(INVERSE_MILLS, INVERSE_MILLS_SLOPE);
  }
}
