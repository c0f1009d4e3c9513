package org.duetad.core.matrix.spectral;

/** A real function of several variables by its derivatives, for {@link InvariantFunction}. */
public interface SmoothFunction {

  /**
   * The gradient.
   *
   * @param y the point
   * @return {@code ∇f(y)}
   */
  double[] gradient(double[] y);

  /**
   * The derivative of the gradient in a direction.
   *
   * @param y the point
   * @param d the direction
   * @return {@code D∇f(y)[d]}
   */
  double[] second(double[] y, double[] d);

  /**
   * The second derivative of the gradient in two directions.
   *
   * @param y the point
   * @param d one direction
   * @param e the other direction
   * @return {@code D²∇f(y)[d, e]}
   */
  double[] third(double[] y, double[] d, double[] e);
}
