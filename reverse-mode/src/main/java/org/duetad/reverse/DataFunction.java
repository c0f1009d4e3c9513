package org.duetad.reverse;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * A function of variables and of data. Data may change between calls and have no derivative.
 *
 * @see ReverseMode#prepare(DataFunction, double[], double[])
 */
@FunctionalInterface
public interface DataFunction {

  /**
   * {@code f(x; data)}.
   *
   * @param x the n variables
   * @param data the data
   * @return the m outputs
   */
  Scalar[] apply(Scalar[] x, Scalar[] data);

  /**
   * The function of the variables alone.
   *
   * @param data the data, read now
   * @return {@code x ↦ f(x; data)}
   */
  default VectorFunction at(double... data) {
    Scalar[] constants = Scalar.of(data);
    return x -> apply(x, constants);
  }
}
