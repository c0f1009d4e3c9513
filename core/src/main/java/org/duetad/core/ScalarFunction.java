package org.duetad.core;

/** A function {@code f: ℝⁿ → ℝ} written in {@link Scalar} operations; a lambda, usually. */
@FunctionalInterface
public interface ScalarFunction {

  /**
   * {@code f(x)}. Must not keep a number beyond the call, and must not change {@code x}.
   *
   * @param x the n inputs
   * @return the value
   */
  Scalar apply(Scalar... x);

  /**
   * {@code f(x)} on plain doubles.
   *
   * @param x the n inputs
   * @return the value
   */
  default double value(double... x) {
    return asVector().value(x)[0];
  }

  /**
   * This function as one with a single output.
   *
   * @return {@code x -> [f(x)]}
   */
  default VectorFunction asVector() {
    return x -> new Scalar[] {apply(x)};
  }
}
