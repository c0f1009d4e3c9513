package org.duetad.forward;

/**
 * What a series' coefficients follow by, each from those before it. It may keep state: it is asked
 * for each order once, in ascending order from 1.
 */
@FunctionalInterface
interface Recurrence {

  /**
   * The coefficient of order k.
   *
   * @param y the series itself, known below order k
   * @param k the order, 1 or higher
   * @return {@code y_k}
   */
  double next(TaylorScalar y, int k);
}
