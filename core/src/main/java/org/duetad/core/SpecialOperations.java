package org.duetad.core;

import org.duetad.core.rules.Incomplete;
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
   * {@code sin(πx)/(πx)}, 1 at 0 and exactly 0 at the other integers.
   *
   * @return the normalised cardinal sine
   */
  default Scalar sincPi() {
    return apply(Special.SINC_PI);
  }

  /**
   * {@code Φ(x)}, accurate in the left tail.
   *
   * @return the standard normal distribution function
   */
  default Scalar normalCdf() {
    return apply(Special.NORMAL_CDF);
  }

  /**
   * {@code log Φ(x)}, accurate in both tails, where Φ itself is 0 or 1.
   *
   * @return the logarithm of the standard normal distribution function
   */
  default Scalar normalLogCdf() {
    return apply(Special.NORMAL_LOG_CDF);
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
   * {@code log x! = log Γ(x + 1)}, accurate near its zeros 0 and 1.
   *
   * @return the log of the factorial
   */
  default Scalar logFactorial() {
    return apply(Special.LOG_FACTORIAL);
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
   * {@code P(a, x) = 1/Γ(a) ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt} for {@code x >= 0}: the distribution function of the
   * gamma distribution. The shape is a constant, as derivatives with respect to it have no closed
   * form.
   *
   * @param a the shape
   * @return the regularised lower incomplete gamma function
   * @throws IllegalArgumentException unless a is positive and finite
   */
  default Scalar regularizedGammaP(double a) {
    return apply(Incomplete.regularizedGammaP(a));
  }

  /**
   * {@code Q(a, x) = 1 - P(a, x)} for {@code x >= 0}, accurate where it is small. The shape is a
   * constant.
   *
   * @param a the shape
   * @return the regularised upper incomplete gamma function
   * @throws IllegalArgumentException unless a is positive and finite
   */
  default Scalar regularizedGammaQ(double a) {
    return apply(Incomplete.regularizedGammaQ(a));
  }

  /**
   * {@code Iₓ(a, b) = 1/B(a, b) ∫₀ˣ tᵃ⁻¹ (1 - t)ᵇ⁻¹ dt} for x from 0 to 1: the distribution
   * function of the beta distribution. The shapes are constants, as derivatives with respect to
   * them have no closed form.
   *
   * @param a the first shape
   * @param b the second shape
   * @return the regularised incomplete beta function
   * @throws IllegalArgumentException unless a and b are positive and finite
   */
  default Scalar regularizedBeta(double a, double b) {
    return apply(Incomplete.regularizedBeta(a, b));
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

  /**
   * {@code I₀(x)}.
   *
   * @return the modified Bessel function of the first kind of order 0
   */
  default Scalar besselI0() {
    return apply(Special.BESSEL_I0);
  }

  /**
   * {@code I₁(x)}.
   *
   * @return the modified Bessel function of the first kind of order 1
   */
  default Scalar besselI1() {
    return apply(Special.BESSEL_I1);
  }
}
