package org.duetad.core.matrix.arithmetic;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.spi.MatrixOperand;

/**
 * Operations of {@link Matrix} that only move elements: slicing, inserting, repeating, reshaping.
 */
public interface MatrixShaping extends MatrixOperand {

  /**
   * {@code Aᵀ}.
   *
   * @return the transpose
   */
  default Matrix transpose() {
    return Structure.TRANSPOSE.of((Matrix) this);
  }

  /**
   * The same elements, row after row, in another shape.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @return the elements in that shape
   */
  default Matrix reshape(int numRows, int numCols) {
    return Structure.reshape(numRows, numCols).of((Matrix) this);
  }

  /**
   * A block.
   *
   * @param row0 its first row
   * @param row1 the row after its last
   * @param col0 its first column
   * @param col1 the column after its last
   * @return the block
   * @throws IndexOutOfBoundsException if it does not lie in this matrix
   */
  default Matrix extractMatrix(int row0, int row1, int col0, int col1) {
    return Structure.block(row0, col0, row1 - row0, col1 - col0).of((Matrix) this);
  }

  /**
   * Some rows.
   *
   * @param begin the first
   * @param end the one after the last
   * @return the rows
   */
  default Matrix rows(int begin, int end) {
    return extractMatrix(begin, end, 0, numCols());
  }

  /**
   * Some columns.
   *
   * @param begin the first
   * @param end the one after the last
   * @return the columns
   */
  default Matrix cols(int begin, int end) {
    return extractMatrix(0, numRows(), begin, end);
  }

  /**
   * One row.
   *
   * @param row which
   * @return 1 x n
   */
  default Matrix getRow(int row) {
    return rows(row, row + 1);
  }

  /**
   * One column.
   *
   * @param col which
   * @return m x 1
   */
  default Matrix getColumn(int col) {
    return cols(col, col + 1);
  }

  /**
   * This matrix with a block replaced.
   *
   * @param row where the block begins
   * @param col where the block begins
   * @param block the new elements
   * @return the matrix with the block in it
   * @throws IndexOutOfBoundsException if the block does not lie in this matrix
   */
  default Matrix insertIntoThis(int row, int col, Matrix block) {
    return Structure.insert(row, col).of((Matrix) this, block);
  }

  /**
   * The diagonal matrix of a vector, row or column.
   *
   * @return n x n
   */
  default Matrix diag() {
    Matrix column = Shapes.column("diag", (Matrix) this);
    return Structure.diagonal(column.numRows(), column.numRows()).of(column);
  }

  /**
   * The diagonal.
   *
   * @return a column
   */
  default Matrix extractDiag() {
    return Structure.EXTRACT_DIAG.of((Matrix) this);
  }

  /**
   * {@code (A + Aᵀ)/2}.
   *
   * @return the symmetric part
   */
  default Matrix symmetrise() {
    return Structure.SYMMETRISE.of((Matrix) this);
  }

  /**
   * The lower triangle with the diagonal, zeros above.
   *
   * @return of the same shape
   */
  default Matrix lower() {
    return lower(0);
  }

  /**
   * The elements on and below the k-th diagonal, zeros above.
   *
   * @param k the last diagonal kept: 0 is the main one, negative ones are below
   * @return of the same shape
   */
  default Matrix lower(int k) {
    return Structure.lower(k).of((Matrix) this);
  }

  /**
   * The upper triangle with the diagonal, zeros below.
   *
   * @return of the same shape
   */
  default Matrix upper() {
    return upper(0);
  }

  /**
   * The elements on and above the k-th diagonal, zeros below.
   *
   * @param k the first diagonal kept: 0 is the main one, negative ones are below
   * @return of the same shape
   */
  default Matrix upper(int k) {
    return Structure.upper(k).of((Matrix) this);
  }

  /**
   * A row repeated, {@code 1 aᵀ}.
   *
   * @param times how often
   * @return times x n
   */
  default Matrix repeatRow(int times) {
    return Totals.repeatRow(times).of((Matrix) this);
  }

  /**
   * A column repeated, {@code a 1ᵀ}.
   *
   * @param times how often
   * @return m x times
   */
  default Matrix repeatColumn(int times) {
    return Totals.repeatColumn(times).of((Matrix) this);
  }
}
