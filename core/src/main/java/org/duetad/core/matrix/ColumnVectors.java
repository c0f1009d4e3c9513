package org.duetad.core.matrix;

/** Vectors may be rows or columns; formulas want columns. */
final class ColumnVectors {

  private ColumnVectors() {}

  static Matrix column(String operation, Matrix v) {
    AbstractMatrix.nonNull(operation, v);
    Shapes.vector(operation, "the operand", v);
    return v.numCols() == 1 ? v : v.reshape(v.numCols(), 1);
  }
}
