package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.ComplexInverse;

/**
 * Real and imaginary part of {@code z⁻ⁿ} for {@code z = x + iy}: the slopes of the angle, of which
 * all derivatives are of the same kind. {@code ∂z⁻ⁿ/∂x = -n z⁻ⁿ⁻¹} and {@code ∂z⁻ⁿ/∂y = -n i
 * z⁻ⁿ⁻¹}, so that nothing cancels.
 */
final class InversePowers {

  private static final Domain SIGNED = Domain.REAL.withKinks(0.0);

  /** {@code x/(x² + y²)}. */
  static final BinaryRule REAL = real(1);

  /** {@code -y/(x² + y²)}. */
  static final BinaryRule IMAGINARY = imaginary(1);

  private static final List<BinaryRule> TABLE = List.of(REAL, IMAGINARY, real(2), imaginary(3));

  private InversePowers() {}

  /** {@code Re z⁻ⁿ}. */
  static BinaryRule real(int n) {
    return BinaryRule.of(
            "inversePowerReal(" + n + ")",
            SIGNED,
            SIGNED,
            Parametric.value((x, y) -> ComplexInverse.real(n, x, y), n),
            (x, y, z) -> x.apply(real(n + 1), y).multiply(-n),
            (x, y, z) -> x.apply(imaginary(n + 1), y).multiply(n))
        .definedAs((x, y) -> power(n, x, y)[0]);
  }

  /** {@code Im z⁻ⁿ}. */
  static BinaryRule imaginary(int n) {
    return BinaryRule.of(
            "inversePowerImaginary(" + n + ")",
            SIGNED,
            SIGNED,
            Parametric.value((x, y) -> ComplexInverse.imaginary(n, x, y), n),
            (x, y, z) -> x.apply(imaginary(n + 1), y).multiply(-n),
            (x, y, z) -> x.apply(real(n + 1), y).multiply(-n))
        .definedAs((x, y) -> power(n, x, y)[1]);
  }

  private static Scalar[] power(int n, Scalar x, Scalar y) {
    Scalar square = x.square().add(y.square());
    Scalar a = x.divide(square);
    Scalar b = y.divide(square).negate();
    Scalar real = a;
    Scalar imaginary = b;
    for (int k = 1; k < n; k++) {
      Scalar next = real.multiply(a).subtract(imaginary.multiply(b));
      imaginary = real.multiply(b).add(imaginary.multiply(a));
      real = next;
    }
    return new Scalar[] {real, imaginary};
  }

  static List<BinaryRule> binary() {
    return TABLE;
  }
}
