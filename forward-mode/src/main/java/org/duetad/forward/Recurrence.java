package org.duetad.forward;

/**
 * Computes each coefficient of a series from the previous ones. It may be stateful: it is called
 * once for each order, in ascending order from 1.
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
