package org.duetad.core.data;

import java.io.Serializable;
import org.duetad.core.Scalar;

/**
 * Some numbers for each row of data, {@code f(w, r)}, as many for every row, written in {@link
 * Scalar} operations; a lambda, usually. It must depend on its arguments only, and must not retain
 * numbers. It can be sent to other machines if all that it captures can.
 */
@FunctionalInterface
public interface RowVectorFunction extends Serializable {

  /**
   * {@code f(w, r)}.
   *
   * @param w the parameters, the same for all rows
   * @param row a row of data
   * @return numbers, as many for every row
   */
  Scalar[] apply(Scalar[] w, Scalar[] row);
}
