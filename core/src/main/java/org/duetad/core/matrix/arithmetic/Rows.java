package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.rules.Arity;

/** A matrix split into rows of scalars, and reassembled. */
public final class Rows {

  private Rows() {}

  static void check(String operation, Arity arity, Matrix x) {
    Shapes.require(
        arity.allows(x.numCols()),
        operation,
        () ->
            "rows of "
                + x.numCols()
                + " elements, but it takes "
                + arity
                + " (matrix of "
                + x.shape()
                + ")");
  }

  /**
   * The rows of a matrix.
   *
   * @param x the matrix
   * @return its elements, row by row
   */
  public static Scalar[][] of(Matrix x) {
    Scalar[] elements = x.toScalars();
    Scalar[][] rows = new Scalar[x.numRows()][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(elements, i * x.numCols(), (i + 1) * x.numCols()));
    return rows;
  }

  /**
   * The rows as a matrix.
   *
   * @param rows the elements, row by row
   * @param like a matrix of the result's shape
   * @return the matrix
   */
  public static Matrix matrix(Scalar[][] rows, Matrix like) {
    Scalar[] elements = Arrays.stream(rows).flatMap(Arrays::stream).toArray(Scalar[]::new);
    return Matrix.of(like.numRows(), like.numCols(), elements);
  }
}
