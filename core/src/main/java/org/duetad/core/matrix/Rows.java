package org.duetad.core.matrix;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arity;

/** A matrix taken apart into rows of scalars, and put together again. */
final class Rows {

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

  static Scalar[][] of(Matrix x) {
    Scalar[] elements = x.toScalars();
    Scalar[][] rows = new Scalar[x.numRows()][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(elements, i * x.numCols(), (i + 1) * x.numCols()));
    return rows;
  }

  /** The rows as a matrix of a shape. */
  static Matrix matrix(Scalar[][] rows, Matrix like) {
    Scalar[] elements = Arrays.stream(rows).flatMap(Arrays::stream).toArray(Scalar[]::new);
    return Matrix.of(like.numRows(), like.numCols(), elements);
  }
}
