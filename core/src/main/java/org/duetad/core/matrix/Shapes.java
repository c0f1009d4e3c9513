package org.duetad.core.matrix;

import java.util.function.Supplier;

/** Checks of operands' shapes, with both shapes in every message. */
final class Shapes {

  private Shapes() {}

  static void same(String operation, MatrixOperand a, MatrixOperand b) {
    if (a.numRows() != b.numRows() || a.numCols() != b.numCols()) {
      throw new IllegalArgumentException(
          operation + ": must be of the same shape, " + of(a) + " and " + of(b));
    }
  }

  static void square(String operation, MatrixOperand a) {
    if (a.numRows() != a.numCols()) {
      throw new IllegalArgumentException(operation + ": must be square, is " + of(a));
    }
  }

  static void sameRows(String operation, MatrixOperand a, MatrixOperand b) {
    if (a.numRows() != b.numRows()) {
      throw new IllegalArgumentException(
          operation
              + ": "
              + of(a)
              + " and "
              + of(b)
              + ", the rows "
              + a.numRows()
              + " and "
              + b.numRows()
              + " differ");
    }
  }

  static void vector(String operation, String what, MatrixOperand v) {
    if (v.numRows() != 1 && v.numCols() != 1) {
      throw new IllegalArgumentException(
          operation + ": " + what + " must be a row or a column, is " + of(v));
    }
  }

  /** Vectors may be rows or columns; formulas want columns. */
  static Matrix column(String operation, Matrix v) {
    AbstractMatrix.nonNull(operation, v);
    vector(operation, "the operand", v);
    return v.numCols() == 1 ? v : v.reshape(v.numCols(), 1);
  }

  /** The message is built only if it is needed. */
  static void require(boolean holds, String operation, Supplier<String> wrong) {
    if (!holds) {
      throw new IllegalArgumentException(operation + ": " + wrong.get());
    }
  }

  static String of(MatrixOperand a) {
    return a.numRows() + "x" + a.numCols();
  }
}
