package org.duetad.core.matrix.arithmetic;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixOperand;

/** Arithmetic of {@link Matrix}: sums, products, and scalar functions element by element. */
public interface MatrixArithmetic extends MatrixOperand {

  /**
   * {@code A + B}.
   *
   * @param b of the same shape
   * @return the sum
   */
  default Matrix plus(Matrix b) {
    return Sums.PLUS.of((Matrix) this, b);
  }

  /**
   * {@code a_ij + b}.
   *
   * @param b added to each element
   * @return the sums
   */
  default Matrix plus(double b) {
    return apply(Arithmetic.ADD, Scalar.of(b));
  }

  /**
   * {@code A - B}.
   *
   * @param b of the same shape
   * @return the difference
   */
  default Matrix minus(Matrix b) {
    return Sums.MINUS.of((Matrix) this, b);
  }

  /**
   * {@code -A}.
   *
   * @return the negative
   */
  default Matrix negative() {
    return scale(-1.0);
  }

  /**
   * {@code A + 1 bᵀ}: a row added to each row.
   *
   * @param row 1 x n
   * @return the sums, m x n
   */
  default Matrix plusRow(Matrix row) {
    return Sums.PLUS_ROW.of((Matrix) this, row);
  }

  /**
   * {@code A + b 1ᵀ}: a column added to each column.
   *
   * @param column m x 1
   * @return the sums, m x n
   */
  default Matrix plusColumn(Matrix column) {
    return Sums.PLUS_COLUMN.of((Matrix) this, column);
  }

  /**
   * {@code A B}; {@code Ā = C̄ Bᵀ, B̄ = Aᵀ C̄}.
   *
   * @param b n x p, if this is m x n
   * @return m x p
   */
  default Matrix mult(Matrix b) {
    return Products.MULT.of((Matrix) this, b);
  }

  /**
   * {@code Aᵀ B}, without forming the transpose.
   *
   * @param b n x p, if this is n x m
   * @return m x p
   */
  default Matrix multTransA(Matrix b) {
    return Products.MULT_TRANS_A.of((Matrix) this, b);
  }

  /**
   * {@code A Bᵀ}, without forming the transpose.
   *
   * @param b p x n, if this is m x n
   * @return m x p
   */
  default Matrix multTransB(Matrix b) {
    return Products.MULT_TRANS_B.of((Matrix) this, b);
  }

  /**
   * {@code Aᵀ Bᵀ}, without forming the transposes.
   *
   * @param b p x n, if this is n x m
   * @return m x p
   */
  default Matrix multTransAB(Matrix b) {
    return Products.MULT_TRANS_AB.of((Matrix) this, b);
  }

  /**
   * {@code s A}.
   *
   * @param s a constant factor
   * @return the scaled matrix
   */
  default Matrix scale(double s) {
    return Products.SCALE.of(ConstantMatrix.scalar(s), (Matrix) this);
  }

  /**
   * {@code s A}; {@code s̄ = ⟨A, C̄⟩, Ā = s C̄}.
   *
   * @param s a factor
   * @return the scaled matrix
   */
  default Matrix scale(Scalar s) {
    return Products.SCALE.of(Matrix.of(1, 1, s), (Matrix) this);
  }

  /**
   * {@code A / s}.
   *
   * @param s a constant divisor
   * @return {@code a_ij / s}
   */
  default Matrix divide(double s) {
    return apply(Arithmetic.DIVIDE, Scalar.of(s));
  }

  /**
   * {@code a_ij b_ij}.
   *
   * @param b of the same shape
   * @return the products
   */
  default Matrix elementMult(Matrix b) {
    return Products.ELEMENT_MULT.of((Matrix) this, b);
  }

  /**
   * {@code a_ij / b_ij}.
   *
   * @param b of the same shape
   * @return the quotients
   */
  default Matrix elementDiv(Matrix b) {
    return apply(Arithmetic.DIVIDE, b);
  }

  /**
   * {@code a_ij ^ p}.
   *
   * @param p a constant exponent
   * @return the powers
   */
  default Matrix elementPower(double p) {
    return apply(Elementary.POW, Scalar.of(p));
  }

  /**
   * {@code exp(a_ij)}.
   *
   * @return the exponentials of the elements
   */
  default Matrix elementExp() {
    return apply(Elementary.EXP);
  }

  /**
   * {@code log(a_ij)}.
   *
   * @return the logarithms of the elements
   */
  default Matrix elementLog() {
    return apply(Elementary.LOG);
  }

  /**
   * {@code f(a_ij)} for any scalar rule, from the table or user-defined: {@code
   * z.apply(Activations.RELU)}.
   *
   * @param rule the scalar rule
   * @return the results, of the same shape
   */
  default Matrix apply(UnaryRule rule) {
    Arguments.rule(rule);
    return new Elementwise(rule).of((Matrix) this);
  }

  /**
   * {@code f(a_ij, b_ij)} for any scalar rule of two operands.
   *
   * @param rule the scalar rule
   * @param b of the same shape
   * @return the results, of the same shape
   */
  default Matrix apply(BinaryRule rule, Matrix b) {
    Arguments.rule(rule);
    return new ElementwiseBinary(rule).of((Matrix) this, b);
  }

  /**
   * {@code f(a_ij, b)} for any scalar rule of two operands.
   *
   * @param rule the scalar rule
   * @param b the right operand for all elements
   * @return the results, of the same shape
   */
  default Matrix apply(BinaryRule rule, Scalar b) {
    return apply(rule, Totals.filled(numRows(), numCols()).of(Matrix.of(1, 1, b)));
  }

  /**
   * {@code ⟨A, B⟩ = Σ a_ij b_ij}.
   *
   * @param b of the same shape
   * @return the inner product
   */
  default Scalar dot(Matrix b) {
    return Products.DOT.of((Matrix) this, b).get(0, 0);
  }

  /**
   * {@code a bᵀ} of two vectors, rows or columns.
   *
   * @param b a vector of p elements
   * @return n x p, if this has n elements
   */
  default Matrix outer(Matrix b) {
    Matrix column = Shapes.column("outer", (Matrix) this);
    Matrix other = Shapes.column("outer", b);
    Shapes.size("outer", column.numRows(), other.numRows());
    return column.multTransB(other);
  }

  /**
   * {@code A ⊗ B}: the blocks {@code a_ij B}.
   *
   * @param b r x s, if this is p x q
   * @return pr x qs
   */
  default Matrix kron(Matrix b) {
    Matrix a = (Matrix) this;
    Shapes.nonNull("kron", b);
    Shapes.size("kron", (long) a.numRows() * b.numRows(), (long) a.numCols() * b.numCols());
    Matrix outer =
        a.reshape(a.numRows() * a.numCols(), 1).multTransB(b.reshape(b.numRows() * b.numCols(), 1));
    return Structure.kroneckerOfOuter(a.numRows(), a.numCols(), b.numRows(), b.numCols()).of(outer);
  }
}
