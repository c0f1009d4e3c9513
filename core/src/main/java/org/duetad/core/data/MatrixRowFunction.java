package org.duetad.core.data;

import java.io.Serializable;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;

/**
 * The sum of some rows of data, {@code f(w, R)}, of which each is a row of the matrix R: so that
 * products of matrices do many rows at once. The sum over several matrices must be that of all
 * their rows. It must depend on its arguments only.
 */
@FunctionalInterface
public interface MatrixRowFunction extends Serializable {

  /**
   * {@code f(w, R)}.
   *
   * @param w the parameters, a column
   * @param rows some rows, which have no derivative
   * @return a number
   */
  Scalar apply(Matrix w, Matrix rows);
}
