package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.special.NormalTail;

/**
 * The derivatives of {@code log Φ(x)} as rules, accurate in the left tail, where the formulas that
 * join them cancel: {@code λ = φ/Φ}, {@code q = x + λ} with {@code λ' = -λ q}, {@code q' = 1 - λ
 * q}, and {@code λ'' = q'' = λ (q² - q')}.
 */
final class NormalSlopes {

  /** {@code λ(x) = φ(x)/Φ(x)}. */
  static final UnaryRule INVERSE_MILLS =
      UnaryRule.of(
              "inverseMills",
              Domain.REAL,
              NormalTail::inverseMills,
              (x, y) -> x.apply(NormalSlopes.INVERSE_MILLS_SLOPE))
          .definedAs(x -> exactDensity(x).divide(x.normalCdf()));

  /** {@code λ'(x) = -λ q}. */
  static final UnaryRule INVERSE_MILLS_SLOPE =
      UnaryRule.of(
              "inverseMillsSlope",
              Domain.REAL,
              NormalTail::inverseMillsSlope,
              (x, y) -> x.apply(excessCurvature()))
          .definedAs(x -> x.apply(INVERSE_MILLS).multiply(x.apply(NormalSlopes.EXCESS)).negate());

  /** {@code q(x) = x + λ(x)}. */
  static final UnaryRule EXCESS =
      UnaryRule.of(
              "inverseMillsExcess",
              Domain.REAL,
              NormalTail::excess,
              (x, y) -> x.apply(NormalSlopes.EXCESS_SLOPE))
          .definedAs(x -> x.apply(INVERSE_MILLS).add(x));

  /** {@code q'(x) = 1 - λ q}. */
  static final UnaryRule EXCESS_SLOPE =
      UnaryRule.of(
              "inverseMillsExcessSlope",
              Domain.REAL,
              NormalTail::excessSlope,
              (x, y) -> x.apply(excessCurvature()))
          .definedAs(x -> x.apply(INVERSE_MILLS).multiply(x.apply(EXCESS)).negate().add(1));

  private NormalSlopes() {}

  /** {@code φ(x)} with a constant that is not rounded, for numbers of any precision. */
  private static Scalar exactDensity(Scalar x) {
    return x.square().multiply(-0.5).exp().divide(pi(x).multiply(2).sqrt());
  }

  /** {@code π} in the precision of x. */
  static Scalar pi(Scalar x) {
    return x.multiply(0).add(1).atan().multiply(4);
  }

  /** {@code q''(x) = λ (q² - q')}; its derivatives lose digits in the left tail. */
  private static UnaryRule excessCurvature() {
    return UnaryRule.of(
        "inverseMillsExcessCurvature",
        Domain.REAL,
        NormalTail::excessCurvature,
        (x, y) -> {
          Scalar lambda = x.apply(INVERSE_MILLS);
          Scalar q = x.apply(EXCESS);
          Scalar inner = q.multiply(x.apply(EXCESS_SLOPE)).multiply(2).subtract(y);
          return Chain.times(lambda, inner).subtract(Chain.times(y, q));
        });
  }

  static List<UnaryRule> unary() {
    return List.of(INVERSE_MILLS, INVERSE_MILLS_SLOPE, EXCESS, EXCESS_SLOPE);
  }
}
