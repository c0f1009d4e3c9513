package org.duetad.core;

/**
 * A function {@code f: ℝ → ℝ} of one variable written in {@link Scalar} operations; a lambda,
 * usually.
 */
@FunctionalInterface
public interface UnaryFunction {

  /**
   * {@code f(x)}.
   *
   * @param x the input
   * @return the value
   */
  Scalar apply(Scalar x);

  /**
   * {@code f(x)} on plain doubles.
   *
   * @param x the input
   * @return the value
   */
  default double value(double x) {
    return asVector().value(x)[0];
  }

  /**
   * This function as one with a single input and a single output.
   *
   * @return {@code x -> [f(x_0)]}
   */
  default VectorFunction asVector() {
    return x -> new Scalar[] {apply(x[0])};
  }
}
