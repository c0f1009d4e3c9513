package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.special.Gaussian;

/**
 * The derivatives of {@code exp(c x²)} and of {@code x Φ(x)} as rules, with values that are right
 * where the exponential alone would be subnormal.
 */
final class GaussianSlopes {

  static final SlopeFamily EXP_MINUS_SQUARE = bell("expMinusSquareSlope", -1);
  static final SlopeFamily EXP_MINUS_HALF_SQUARE = bell("expMinusHalfSquareSlope", -0.5);
  static final SlopeFamily EXP_SQUARE = bell("expSquareSlope", 1);

  /** The derivatives of {@code x Φ(x)}. */
  static final SlopeFamily GELU =
      new SlopeFamily(
          "geluSlope",
          Gaussian::geluSlope,
          x -> x.normalCdf().add(x.multiply(NormalSlopes.exactDensity(x))));

  private GaussianSlopes() {}

  private static SlopeFamily bell(String name, double c) {
    return new SlopeFamily(
        name,
        (n, x) -> Gaussian.slope(c, n, x),
        x -> x.multiply(2 * c).multiply(x.square().multiply(c).exp()));
  }

  static List<UnaryRule> unary() {
    return List.of(
        EXP_MINUS_SQUARE.of(1), EXP_MINUS_HALF_SQUARE.of(1), EXP_SQUARE.of(1), GELU.of(1));
  }
}
