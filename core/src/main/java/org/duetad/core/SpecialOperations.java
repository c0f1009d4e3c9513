package org.duetad.core;

import org.duetad.core.rules.Special;
import org.duetad.core.spi.Operand;

/**
 * The special functions, each one a rule of {@link Special}, with a relative error below 1e-13
 * unless the rule says otherwise.
 */
public interface SpecialOperations extends Operand {

  /**
   * {@code sin(x) / x}, 1 at 0.
   *
   * @return the unnormalised cardinal sine
   */
  default Scalar sinc() {
    return apply(Special.SINC);
  }

  /**
   * {@code 2/√π ∫₀ˣ exp(-t²) dt}.
   *
   * @return the error function
   */
  default Scalar erf() {
    return apply(Special.ERF);
  }

  /**
   * {@code 1 - erf(x)}, accurate in the right tail.
   *
   * @return the complementary error function
   */
  default Scalar erfc() {
    return apply(Special.ERFC);
  }

  /**
   * The {@code y} with {@code erf(y) = x}, for {@code |x| <= 1}.
   *
   * @return the inverse error function
   */
  default Scalar erfInv() {
    return apply(Special.ERF_INV);
  }

  /**
   * {@code log |Γ(x)|}.
   *
   * @return the log of the gamma function
   */
  default Scalar logGamma() {
    return apply(Special.LOG_GAMMA);
  }

  /**
   * {@code ψ(x) = Γ'(x) / Γ(x)}.
   *
   * @return the digamma function
   */
  default Scalar digamma() {
    return apply(Special.DIGAMMA);
  }

  /**
   * {@code ψ'(x)}.
   *
   * @return the trigamma function
   */
  default Scalar trigamma() {
    return apply(Special.TRIGAMMA);
  }

  /**
   * {@code log B(x, b) = log Γ(x) + log Γ(b) - log Γ(x + b)} for positive x and b.
   *
   * @param b the second parameter
   * @return the log of the beta function
   */
  default Scalar logBeta(Scalar b) {
    return apply(Special.LOG_BETA, b);
  }

  /**
   * {@code x log y}, and 0 at {@code x = y = 0}.
   *
   * @param y the argument of the logarithm
   * @return the product
   */
  default Scalar xlogy(Scalar y) {
    return apply(Special.XLOGY, y);
  }

  /**
   * {@code log(1 - exp(x))} for {@code x <= 0}, accurate near 0 and far from it (Mächler 2012).
   *
   * @return the log of the complement
   */
  default Scalar log1mExp() {
    return apply(Special.LOG1M_EXP);
  }

  /**
   * {@code log(exp(x) + exp(y))} without overflow.
   *
   * @param y the other exponent
   * @return the log of the sum
   */
  default Scalar logAddExp(Scalar y) {
    return apply(Special.LOG_ADD_EXP, y);
  }

  /**
   * {@code J₀(x)}.
   *
   * @return the Bessel function of the first kind of order 0
   */
  default Scalar besselJ0() {
    return apply(Special.BESSEL_J0);
  }

  /**
   * {@code J₁(x)}.
   *
   * @return the Bessel function of the first kind of order 1
   */
  default Scalar besselJ1() {
    return apply(Special.BESSEL_J1);
  }
}
