package org.duetad.core;

import org.duetad.core.rules.Activations;
import org.duetad.core.spi.Operand;

/** The activation functions of neural networks, each one a rule of {@link Activations}. */
public interface ActivationOperations extends Operand {

  /**
   * {@code σ(x) = 1 / (1 + exp(-x))}, accurate in both tails.
   *
   * @return the logistic function
   */
  default Scalar sigmoid() {
    return apply(Activations.SIGMOID);
  }

  /**
   * {@code log σ(x) = -log(1 + exp(-x))}, accurate in both tails.
   *
   * @return the log of the logistic function
   */
  default Scalar logSigmoid() {
    return apply(Activations.LOG_SIGMOID);
  }

  /**
   * {@code log(1 + exp(x))}, accurate in both tails.
   *
   * @return the soft positive part
   */
  default Scalar softplus() {
    return apply(Activations.SOFTPLUS);
  }

  /**
   * {@code log(x/(1 - x))} for x between 0 and 1, the inverse of {@link #sigmoid}.
   *
   * @return the log-odds
   */
  default Scalar logit() {
    return apply(Activations.LOGIT);
  }

  /**
   * {@code x - tanh x}, without cancellation near 0.
   *
   * @return the shrunk number
   */
  default Scalar tanhShrink() {
    return apply(Activations.TANH_SHRINK);
  }

  /**
   * {@code x / (1 + |x|)}.
   *
   * @return the soft sign
   */
  default Scalar softsign() {
    return apply(Activations.SOFTSIGN);
  }

  /**
   * {@code max(x, 0)}, with slope 0 at 0.
   *
   * @return the rectified number
   */
  default Scalar relu() {
    return apply(Activations.RELU);
  }

  /**
   * {@code x} for {@code x >= 0}, else {@code slope · x}; slope 1 at 0.
   *
   * @param slope the slope on the negative side
   * @return the leakily rectified number
   */
  default Scalar leakyRelu(double slope) {
    return leakyRelu(Scalar.of(slope));
  }

  /**
   * {@code x} for {@code x >= 0}, else {@code alpha (exp(x) - 1)}; slope 1 at 0 (the right-hand
   * limit).
   *
   * @param alpha minus the limit at -∞
   * @return the exponential linear unit
   */
  default Scalar elu(double alpha) {
    return elu(Scalar.of(alpha));
  }

  /**
   * {@code λ elu(x; α)} with the self-normalising constants of Klambauer et al. 2017; slope λ at 0
   * (the right-hand limit).
   *
   * @return the scaled exponential linear unit
   */
  default Scalar selu() {
    return apply(Activations.SELU);
  }

  /**
   * {@code x Φ(x)} with Φ the standard normal distribution function (Hendrycks and Gimpel 2016),
   * exact.
   *
   * @return the Gaussian error linear unit
   */
  default Scalar gelu() {
    return apply(Activations.GELU);
  }

  /**
   * {@code x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))}, the tanh approximation of {@link #gelu()}.
   *
   * @return the approximated Gaussian error linear unit
   */
  default Scalar geluTanh() {
    return apply(Activations.GELU_TANH);
  }

  /**
   * {@code x σ(1.702 x)}, the sigmoid approximation of {@link #gelu()}.
   *
   * @return the approximated Gaussian error linear unit
   */
  default Scalar geluSigmoid() {
    return apply(Activations.GELU_SIGMOID);
  }

  /**
   * {@code x σ(x)}.
   *
   * @return the sigmoid linear unit
   */
  default Scalar swish() {
    return apply(Activations.SWISH);
  }

  /**
   * {@code x σ(x)}: another name for {@link #swish()}.
   *
   * @return the sigmoid linear unit
   */
  default Scalar silu() {
    return apply(Activations.SWISH);
  }

  /**
   * {@code x tanh(log(1 + exp(x)))} (Misra 2019).
   *
   * @return the mish activation
   */
  default Scalar mish() {
    return apply(Activations.MISH);
  }

  /**
   * {@code x} for {@code x >= 0}, else {@code slope · x}, with a slope that is differentiated too
   * (parametric ReLU).
   *
   * @param slope the slope on the negative side
   * @return the leakily rectified number
   */
  default Scalar leakyRelu(Scalar slope) {
    return apply(Activations.LEAKY_RELU, slope);
  }

  /**
   * {@code x} for {@code x >= 0}, else {@code alpha (exp(x) - 1)}, with an alpha that is
   * differentiated too.
   *
   * @param alpha minus the limit at -∞
   * @return the exponential linear unit
   */
  default Scalar elu(Scalar alpha) {
    return apply(Activations.ELU, alpha);
  }
}
