package org.duetad.core.matrix;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.arithmetic.MatrixArithmetic;
import org.duetad.core.matrix.arithmetic.MatrixReductions;
import org.duetad.core.matrix.arithmetic.MatrixShaping;
import org.duetad.core.matrix.general.GeneralMatrixOperations;
import org.duetad.core.matrix.linear.LinearAlgebra;
import org.duetad.core.matrix.spectral.SpectralOperations;
import org.duetad.core.rules.Reductions;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A dense matrix that may carry derivatives: what {@link Scalar} is to a double, this is to EJML's
 * {@link DMatrixRMaj}. Matrices and scalars mix freely in one program: reductions give a scalar,
 * elements are read as scalars, and a matrix can be built from scalars. Vectors are columns or
 * rows.
 *
 * <p>Matrices are immutable: no operation changes one, and arrays are copied in and out. Operations
 * have the names of EJML's SimpleMatrix where it has one. Shapes are checked when an operation is
 * called; the message of the {@link IllegalArgumentException} has both shapes.
 */
public interface Matrix
    extends MatrixArithmetic,
        MatrixShaping,
        MatrixReductions,
        LinearAlgebra,
        SpectralOperations,
        GeneralMatrixOperations {

  /**
   * This matrix, under a name that listings, drawings, diagnoses and observers of recorded programs
   * show, as {@link Scalar#named}.
   *
   * @param name the name, on one line
   * @return this matrix
   * @throws IllegalArgumentException if the name is blank or has control characters
   */
  default Matrix named(String name) {
    Arguments.name("named", name);
    return this;
  }

  /**
   * {@code X}, with slope 0: no derivative of any order passes through.
   *
   * @return the same values, constants to all derivatives
   */
  default Matrix stopGradient() {
    return apply(Chain.STOP_GRADIENT);
  }

  /**
   * Constants.
   *
   * @param values the values, copied
   * @return the constant matrix
   */
  static Matrix of(DMatrixRMaj values) {
    Arguments.given("matrix", "matrix of values", values);
    return ConstantMatrix.owning(values.copy());
  }

  /**
   * Constants.
   *
   * @param values the rows, all as long as the first; copied
   * @return the constant matrix
   */
  static Matrix of(double[][] values) {
    Arguments.given("matrix", "array of rows", values);
    for (double[] row : values) {
      Shapes.require(
          row.length == values[0].length,
          "matrix",
          () ->
              "rows of "
                  + values[0].length
                  + " and "
                  + row.length
                  + " elements; make them equally long");
    }
    return ConstantMatrix.owning(new DMatrixRMaj(values));
  }

  /**
   * Constants.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param values the elements, row after row, copied
   * @return the constant matrix
   */
  static Matrix of(int numRows, int numCols, double... values) {
    Arguments.given("matrix", "array of values", values);
    Shapes.fill(numRows, numCols, values.length);
    return ConstantMatrix.owning(numRows, numCols, values.clone());
  }

  /**
   * A matrix of numbers.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param elements the elements, row after row: constants and numbers of one derivative call
   * @return a matrix of their kind
   */
  static Matrix of(int numRows, int numCols, Scalar... elements) {
    Arguments.given("matrix", "array of elements", elements);
    Shapes.fill(numRows, numCols, elements.length);
    return Reductions.leading(elements).matrixOf(numRows, numCols, elements);
  }

  /**
   * A number as a matrix; {@link #toScalar} is the way back.
   *
   * @param element the element
   * @return a 1 x 1 matrix of its kind
   */
  static Matrix of(Scalar element) {
    Arguments.given("matrix", "element", element);
    return element.matrixOf(1, 1, new Scalar[] {element});
  }

  /**
   * A column of numbers.
   *
   * @param elements the elements
   * @return an n x 1 matrix of their kind
   */
  static Matrix column(Scalar... elements) {
    Arguments.given("column", "array of elements", elements);
    return of(elements.length, 1, elements);
  }

  /**
   * A column of constants.
   *
   * @param elements the elements, copied
   * @return an n x 1 constant matrix
   */
  static Matrix column(double... elements) {
    Arguments.given("column", "array of elements", elements);
    return of(elements.length, 1, elements);
  }

  /**
   * A row of numbers.
   *
   * @param elements the elements
   * @return a 1 x n matrix of their kind
   */
  static Matrix row(Scalar... elements) {
    Arguments.given("row", "array of elements", elements);
    return of(1, elements.length, elements);
  }

  /**
   * A row of constants.
   *
   * @param elements the elements, copied
   * @return a 1 x n constant matrix
   */
  static Matrix row(double... elements) {
    Arguments.given("row", "array of elements", elements);
    return of(1, elements.length, elements);
  }

  /**
   * A matrix of zeros.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @return the constant matrix
   * @throws IllegalArgumentException if that is not a shape, or too large for an array
   */
  static Matrix zeros(int numRows, int numCols) {
    Shapes.size("zeros", numRows, numCols);
    return ConstantMatrix.owning(new DMatrixRMaj(numRows, numCols));
  }

  /**
   * A matrix of ones.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @return the constant matrix
   * @throws IllegalArgumentException if that is not a shape, or too large for an array
   */
  static Matrix ones(int numRows, int numCols) {
    Shapes.size("ones", numRows, numCols);
    DMatrixRMaj ones = new DMatrixRMaj(numRows, numCols);
    CommonOps_DDRM.fill(ones, 1.0);
    return ConstantMatrix.owning(ones);
  }

  /**
   * The identity.
   *
   * @param n rows and columns
   * @return the constant matrix
   * @throws IllegalArgumentException if that is not a shape, or too large for an array
   */
  static Matrix identity(int n) {
    Shapes.size("identity", n, n);
    return ConstantMatrix.owning(CommonOps_DDRM.identity(n));
  }

  /**
   * Matrices one below the other.
   *
   * @param parts one matrix or more, with as many columns each
   * @return all of their rows
   */
  static Matrix concatRows(Matrix... parts) {
    Arguments.given("concatRows", "array of parts", parts);
    return Concatenation.ROWS.of(parts);
  }

  /**
   * Matrices side by side.
   *
   * @param parts one matrix or more, with as many rows each
   * @return all of their columns
   */
  static Matrix concatColumns(Matrix... parts) {
    Arguments.given("concatColumns", "array of parts", parts);
    return Concatenation.COLUMNS.of(parts);
  }

  /**
   * The sum of matrices of one shape, added from the first to the last.
   *
   * @param terms one matrix or more
   * @return the sum
   */
  static Matrix sum(Matrix... terms) {
    Arguments.given("sum", "array of terms", terms);
    Shapes.require(terms.length > 0, "sum", () -> "no matrices; pass at least one");
    return Arrays.stream(terms).reduce(Matrix::plus).orElseThrow();
  }

  /**
   * The shape as it stands in messages.
   *
   * @return {@code rows x columns}
   */
  default String shape() {
    return Shapes.of(this);
  }

  /**
   * Whether there is one element.
   *
   * @return true for a 1x1 matrix
   */
  default boolean isScalar() {
    return numRows() == 1 && numCols() == 1;
  }

  /**
   * The only element.
   *
   * @return the element of a 1x1 matrix
   * @throws IllegalArgumentException if the shape is another
   */
  default Scalar toScalar() {
    Shapes.require(isScalar(), "toScalar", () -> "must be 1x1, is " + shape());
    return get(0, 0);
  }
}
