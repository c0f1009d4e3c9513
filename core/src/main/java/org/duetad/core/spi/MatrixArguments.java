package org.duetad.core.spi;

import java.util.Objects;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the arguments of a derivative call on matrices, with one wording for all modes. For
 * authors of modes.
 */
public final class MatrixArguments {

  private MatrixArguments() {}

  /**
   * A function and the point of differentiation.
   *
   * @param operation the derivative call, for the message
   * @param f the function
   * @param x the matrices
   * @throws IllegalArgumentException if there is none
   */
  public static void point(String operation, Object f, DMatrixRMaj[] x) {
    Arguments.function(operation, f);
    point(operation, x);
  }

  /**
   * The point of differentiation: at least one matrix.
   *
   * @param operation the derivative call, for the message
   * @param x the matrices
   * @throws IllegalArgumentException if there is none
   */
  public static void point(String operation, DMatrixRMaj[] x) {
    Objects.requireNonNull(x, () -> operation + ": the point is null; pass its matrices");
    if (x.length == 0) {
      throw new IllegalArgumentException(
          operation
              + ": the point has 0 matrices; there is nothing to differentiate by; pass at least one");
    }
    for (int i = 0; i < x.length; i++) {
      int which = i;
      Objects.requireNonNull(x[i], () -> operation + ": matrix " + which + " of the point is null");
    }
  }

  /**
   * Matrices that must have the shapes of others.
   *
   * @param operation the derivative call, for the message
   * @param what what the matrices are, for the message
   * @param v the matrices
   * @param like as many matrices of the shapes that they must have
   * @throws IllegalArgumentException if they have others
   */
  public static void shapes(String operation, String what, DMatrixRMaj[] v, Matrix[] like) {
    Objects.requireNonNull(v, () -> operation + ": the " + what + " is null");
    Shapes.require(
        v.length == like.length,
        operation,
        () -> "the " + what + " has " + v.length + " matrices, expected " + like.length);
    for (int i = 0; i < v.length; i++) {
      shape(operation, what, v[i], like[i].numRows(), like[i].numCols());
    }
  }

  /**
   * Directions, of which each must be shaped as the point.
   *
   * @param operation the derivative call, for the message
   * @param v the directions, a matrix for each of the point's
   * @param like the point
   * @throws IllegalArgumentException if one has another shape
   */
  public static void directions(String operation, DMatrixRMaj[][] v, Matrix[] like) {
    Objects.requireNonNull(v, () -> operation + ": the directions are null");
    for (int k = 0; k < v.length; k++) {
      shapes(operation, "direction " + k, v[k], like);
    }
  }

  /**
   * Matrices that must all have one shape.
   *
   * @param operation the derivative call, for the message
   * @param what what each matrix is, for the message
   * @param v the matrices
   * @param numRows how many rows each must have
   * @param numCols how many columns each must have
   * @throws IllegalArgumentException if one has others
   */
  public static void shapes(
      String operation, String what, DMatrixRMaj[] v, int numRows, int numCols) {
    Objects.requireNonNull(v, () -> operation + ": the " + what + "s are null");
    for (int k = 0; k < v.length; k++) {
      shape(operation, what + " " + k, v[k], numRows, numCols);
    }
  }

  /**
   * A matrix that must have a shape.
   *
   * @param operation the derivative call, for the message
   * @param what what the matrix is, for the message
   * @param v the matrix
   * @param numRows how many rows it must have
   * @param numCols how many columns it must have
   * @throws IllegalArgumentException if it has others
   */
  public static void shape(
      String operation, String what, @Nullable DMatrixRMaj v, int numRows, int numCols) {
    Objects.requireNonNull(v, () -> operation + ": the " + what + " is null");
    if (v.numRows != numRows || v.numCols != numCols) {
      throw new IllegalArgumentException(
          operation
              + ": the "
              + what
              + " has shape "
              + v.numRows
              + "x"
              + v.numCols
              + ", expected "
              + numRows
              + "x"
              + numCols);
    }
  }

  /**
   * What a function returned: a matrix, not null.
   *
   * @param operation the derivative call, for the message
   * @param y the output
   * @return the same output
   */
  public static Matrix output(String operation, @Nullable Matrix y) {
    return Objects.requireNonNull(
        y, () -> operation + ": the function returned null; return its output");
  }

  /**
   * A matrix that carries no derivative of this call must be constant.
   *
   * @param operation the call, for the message
   * @param y the matrix
   * @return the constant
   * @throws IllegalStateException if it belongs to another derivative call
   */
  public static ConstantMatrix constant(String operation, Matrix y) {
    if (y instanceof ConstantMatrix c) {
      return c;
    }
    throw new IllegalStateException(
        operation
            + ": the function returned "
            + y
            + ", which belongs to another derivative call, or to one that has ended; its derivative there would be"
            + " lost. Pass plain values on with Matrix.of(x.value()) where no derivative is wanted");
  }
}
