package org.duetad.core.data;

import java.io.Serializable;
import org.duetad.core.Scalar;

/**
 * A number for each row of data, {@code f(w, r)}, written in {@link Scalar} operations; a lambda,
 * usually. It must depend on its arguments only, and must not retain numbers. It can be sent to
 * other machines if all that it captures can.
 */
@FunctionalInterface
public interface RowFunction extends Serializable {

  /**
   * {@code f(w, r)}.
   *
   * @param w the parameters, the same for all rows
   * @param row a row of data
   * @return a number
   */
  Scalar apply(Scalar[] w, Scalar[] row);

  /**
   * This function as one with a single output.
   *
   * @return {@code (w, r) -> [f(w, r)]}
   */
  default RowVectorFunction asVector() {
    return (w, row) -> new Scalar[] {apply(w, row)};
  }
}
