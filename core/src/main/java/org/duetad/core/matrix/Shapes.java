package org.duetad.core.matrix;

import java.util.Objects;
import java.util.function.Supplier;
import org.duetad.core.spi.MatrixOperand;
import org.jspecify.annotations.Nullable;

/** Checks of operands' shapes, with both shapes in every message. For authors of rules. */
public final class Shapes {

  /** Arrays of most virtual machines end a little below the largest int. */
  private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8L;

  private Shapes() {}

  /**
   * Two operands of one shape.
   *
   * @param operation the operation, for the message
   * @param a the first operand
   * @param b the second
   * @throws IllegalArgumentException if they have different shapes
   */
  public static void same(String operation, MatrixOperand a, MatrixOperand b) {
    if (a.numRows() != b.numRows() || a.numCols() != b.numCols()) {
      throw new IllegalArgumentException(
          operation + ": must be of the same shape, " + of(a) + " and " + of(b));
    }
  }

  /**
   * An operand with as many rows as columns.
   *
   * @param operation the operation, for the message
   * @param a the operand
   * @throws IllegalArgumentException if it is not square
   */
  public static void square(String operation, MatrixOperand a) {
    if (a.numRows() != a.numCols()) {
      throw new IllegalArgumentException(operation + ": must be square, is " + of(a));
    }
  }

  /**
   * Two operands with as many rows.
   *
   * @param operation the operation, for the message
   * @param a the first operand
   * @param b the second
   * @throws IllegalArgumentException if their numbers of rows differ
   */
  public static void sameRows(String operation, MatrixOperand a, MatrixOperand b) {
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

  /**
   * An operand of one row or one column.
   *
   * @param operation the operation, for the message
   * @param what which operand it is, for the message
   * @param v the operand
   * @throws IllegalArgumentException if it has several of both, or none
   */
  public static void vector(String operation, String what, MatrixOperand v) {
    if (v.numRows() != 1 && v.numCols() != 1) {
      throw new IllegalArgumentException(
          operation + ": " + what + " must be a row or a column, is " + of(v));
    }
  }

  /**
   * A vector as a column, whether it is a row or a column.
   *
   * @param operation the operation, for the message
   * @param v the vector
   * @return the same elements, n x 1
   * @throws IllegalArgumentException if it is not a vector
   */
  public static Matrix column(String operation, Matrix v) {
    nonNull(operation, v);
    vector(operation, "the operand", v);
    return v.numCols() == 1 ? v : v.reshape(v.numCols(), 1);
  }

  /**
   * A requirement of an operation. The message is built only if it fails.
   *
   * @param holds whether the requirement holds
   * @param operation the operation, for the message
   * @param wrong what is wrong, with values and the way out
   * @throws IllegalArgumentException if it does not hold
   */
  public static void require(boolean holds, String operation, Supplier<String> wrong) {
    if (!holds) {
      throw new IllegalArgumentException(operation + ": " + wrong.get());
    }
  }

  /**
   * A shape that a matrix can have.
   *
   * @param operation the operation, for the message
   * @param numRows how many rows
   * @param numCols how many columns
   * @return how many elements
   * @throws IllegalArgumentException if one is negative, or an array cannot have that many elements
   */
  public static int size(String operation, long numRows, long numCols) {
    require(
        numRows >= 0 && numCols >= 0,
        operation,
        () -> numRows + "x" + numCols + " is not a shape; pass numbers of at least 0");
    require(
        numCols == 0 || numRows <= MOST_ELEMENTS / numCols,
        operation,
        () ->
            "a matrix of "
                + numRows
                + "x"
                + numCols
                + " would have more than the "
                + MOST_ELEMENTS
                + " elements that an array can have; work in blocks");
    return (int) (numRows * numCols);
  }

  /**
   * A shape as it stands in messages.
   *
   * @param a the operand
   * @return rows x columns
   */
  public static String of(MatrixOperand a) {
    return a.numRows() + "x" + a.numCols();
  }

  /**
   * An operand that must not be null.
   *
   * @param operation the operation, for the message
   * @param x the operand
   * @return the operand
   */
  public static Matrix nonNull(String operation, @Nullable Matrix x) {
    return Objects.requireNonNull(
        x, () -> operation + ": an operand is null; wrap values with Matrix.of(...)");
  }

  /**
   * Checks that elements fill a shape.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param elements the elements, row after row
   * @throws IllegalArgumentException if there are more or fewer
   */
  static void fill(int numRows, int numCols, int elements) {
    if (numRows < 0 || numCols < 0 || (long) numRows * numCols != elements) {
      throw new IllegalArgumentException(
          "matrix: "
              + elements
              + " elements for shape "
              + numRows
              + "x"
              + numCols
              + "; pass rows · columns of them, row after row");
    }
  }
}
