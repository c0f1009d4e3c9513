package org.duetad.core;

import org.duetad.core.spi.Arguments;

/** A function {@code f: ℝⁿ → ℝᵐ} written in {@link Scalar} operations; a lambda, usually. */
@FunctionalInterface
public interface VectorFunction {

  /**
   * {@code f(x)}. Must not keep a number beyond the call, and must not change {@code x}.
   *
   * @param x the n inputs
   * @return the m outputs
   */
  Scalar[] apply(Scalar... x);

  /**
   * {@code f(x)} on plain doubles.
   *
   * @param x the n inputs
   * @return the m outputs
   */
  default double[] value(double... x) {
    Arguments.given("value", "array of inputs", x);
    return Arguments.values("value", Arguments.outputs("value", apply(Scalar.of(x))));
  }
}
