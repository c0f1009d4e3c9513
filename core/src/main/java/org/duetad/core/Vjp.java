package org.duetad.core;

/**
 * A function linearised at a point: its value, and a pullback that can be used any number of times,
 * from any thread.
 */
public interface Vjp {

  /**
   * {@code f(x)}.
   *
   * @return m numbers, a new array each time
   */
  double[] value();

  /**
   * {@code J(x)ᵀ w}.
   *
   * @param w the seed, m adjoints of the outputs
   * @return n adjoints of the inputs, a new array each time
   * @throws IllegalArgumentException if the seed has another length
   */
  double[] pullback(double... w);
}
