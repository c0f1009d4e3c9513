package org.duetad.core.mode;

import java.util.Arrays;
import org.duetad.core.spi.Arguments;

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

  /**
   * {@code J(x)ᵀ w} for several seeds w, which may cost less than one by one.
   *
   * @param w any number of seeds, m adjoints of the outputs each
   * @return n adjoints of the inputs for each seed, new arrays each time
   * @throws IllegalArgumentException if a seed has another length
   */
  default double[][] pullback(double[][] w) {
    Arguments.lengths("pullback", "seed", w, value().length);
    return Arrays.stream(w).map(this::pullback).toArray(double[][]::new);
  }
}
