package org.duetad.core.matrix.linear;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Qr;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.spi.MatrixOperand;

/**
 * Linear systems of {@link Matrix}: inverses, solutions, determinants, triangular factors. A matrix
 * is factored once for all systems that are solved with it and for its derivatives. Operations on
 * symmetric matrices are defined on the symmetric part {@code (A + Aᵀ)/2} of any square matrix, so
 * that their derivatives exist in every direction. A matrix counts as singular if a pivot is
 * exactly zero. Operands with NaN or infinite elements give NaN.
 *
 * <p>Derivatives: Giles, "Collected matrix derivative results for forward and reverse mode
 * algorithmic differentiation", 2008.
 */
public interface LinearAlgebra extends MatrixOperand {

  /**
   * {@code A⁻¹}; {@code Ā = -Yᵀ Ȳ Yᵀ}. To solve a system, {@link #solve} is cheaper and more
   * accurate.
   *
   * @return the inverse Y, n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if it is singular
   */
  default Matrix invert() {
    return Inverse.INVERT.of((Matrix) this);
  }

  /**
   * {@code A^k}, by repeated squaring; for negative k a power of the inverse.
   *
   * @param k the exponent; 0 gives the identity
   * @return the power, n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if k is negative and this is singular
   */
  default Matrix power(int k) {
    return Inverse.power((Matrix) this, k);
  }

  /**
   * {@code A⁻¹ B} by LU if A is square; {@code B̄ = A⁻ᵀ X̄, Ā = -B̄ Xᵀ}. With more rows than
   * columns, the X that minimises {@code ‖A X - B‖_F} by QR, for which A must have full column rank
   * up to rounding; with the residual E and {@code W = (AᵀA)⁻¹ X̄}, {@code B̄ = A W, Ā = E Wᵀ - B̄
   * Xᵀ} (Golub and Pereyra 1973).
   *
   * @param b m x p, if this is m x n
   * @return X, n x p
   * @throws IllegalArgumentException if the rows differ, or this has more columns than rows
   * @throws ArithmeticException if this is singular, or its columns are dependent
   */
  default Matrix solve(Matrix b) {
    Matrix a = (Matrix) this;
    Shapes.require(
        a.numRows() >= a.numCols(),
        "solve",
        () ->
            a.shape()
                + " by "
                + b.shape()
                + ", more columns than rows: many solutions; for the shortest use pseudoInverse()");
    return (a.numRows() == a.numCols() ? Solves.SOLVE : LeastSquares.SOLVE).of(a, b);
  }

  /**
   * {@code A⁻ᵀ B}, by the same factors as {@code A⁻¹ B}.
   *
   * @param b n x p
   * @return X, n x p
   * @throws IllegalArgumentException if this is not square, or the rows differ
   * @throws ArithmeticException if this is singular
   */
  default Matrix solveTransA(Matrix b) {
    return Solves.SOLVE_TRANS_A.of((Matrix) this, b);
  }

  /**
   * {@code L⁻¹ B} with L the lower triangle of this; the elements above it are not read, and their
   * adjoint is zero.
   *
   * @param b n x p
   * @return X, n x p
   * @throws IllegalArgumentException if this is not square, or the rows differ
   * @throws ArithmeticException if an element of the diagonal is zero
   */
  default Matrix solveLower(Matrix b) {
    return Solves.LOWER.of((Matrix) this, b);
  }

  /**
   * {@code L⁻ᵀ B} with L the lower triangle of this; the elements above it are not read.
   *
   * @param b n x p
   * @return X, n x p
   * @throws IllegalArgumentException if this is not square, or the rows differ
   * @throws ArithmeticException if an element of the diagonal is zero
   */
  default Matrix solveLowerTransA(Matrix b) {
    return Solves.LOWER_TRANS_A.of((Matrix) this, b);
  }

  /**
   * {@code U⁻¹ B} with U the upper triangle of this; the elements below it are not read, and their
   * adjoint is zero.
   *
   * @param b n x p
   * @return X, n x p
   * @throws IllegalArgumentException if this is not square, or the rows differ
   * @throws ArithmeticException if an element of the diagonal is zero
   */
  default Matrix solveUpper(Matrix b) {
    return Solves.UPPER.of((Matrix) this, b);
  }

  /**
   * {@code U⁻ᵀ B} with U the upper triangle of this; the elements below it are not read.
   *
   * @param b n x p
   * @return X, n x p
   * @throws IllegalArgumentException if this is not square, or the rows differ
   * @throws ArithmeticException if an element of the diagonal is zero
   */
  default Matrix solveUpperTransA(Matrix b) {
    return Solves.UPPER_TRANS_A.of((Matrix) this, b);
  }

  /**
   * {@code S⁻¹ B} with S the symmetric part of this, positive definite, by Cholesky; Ā is
   * symmetric.
   *
   * @param b n x p
   * @return X, n x p
   * @throws IllegalArgumentException if this is not square, or the rows differ
   * @throws ArithmeticException if S is not positive definite
   */
  default Matrix solveSpd(Matrix b) {
    return Solves.SPD.of((Matrix) this, b);
  }

  /**
   * {@code det A}; its gradient is {@link #cofactor()}, even if A is singular. All derivatives are
   * polynomials, at any rank; those of order three and higher of matrices larger than 6x6 are
   * computed with {@code A⁻¹} if its condition number is at most 64.
   *
   * @return the determinant; 1 for a 0x0 matrix
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException from derivatives of high order of large ill-conditioned matrices,
   *     if they would take more than some seconds
   */
  default Scalar determinant() {
    return Determinants.DETERMINANT.of((Matrix) this).get(0, 0);
  }

  /**
   * {@code cof A}: the determinants of A without row i and column j, with signs; {@code det(A)
   * A⁻ᵀ}, but defined at any rank, and computed without division: by minors up to 6x6, else by
   * singular values.
   *
   * @return the cofactors, n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException from derivatives of order two and higher of large ill-conditioned
   *     matrices, as those of {@link #determinant}
   */
  default Matrix cofactor() {
    return Cofactors.COFACTOR.of((Matrix) this);
  }

  /**
   * {@code log|det A|}, of the absolute value, by LU; its gradient is {@code A⁻ᵀ}.
   *
   * @return the logarithm; 0 of a 0x0 matrix
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if it is singular
   */
  default Scalar logDeterminant() {
    return Determinants.LOG.of((Matrix) this).get(0, 0);
  }

  /**
   * {@code log det S} with S the symmetric part of this, positive definite, by Cholesky; its
   * gradient is {@code S⁻¹}.
   *
   * @return the logarithm; 0 of a 0x0 matrix
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if S is not positive definite
   */
  default Scalar logDeterminantSpd() {
    return Determinants.LOG_SPD.of((Matrix) this).get(0, 0);
  }

  /**
   * The L of {@code L Lᵀ = S}, with S the symmetric part of this; Ā is symmetric (Murray 2016).
   *
   * @return lower triangular with positive diagonal, n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if S is not positive definite
   */
  default Matrix cholesky() {
    return CholeskyRule.CHOLESKY.of((Matrix) this);
  }

  /**
   * The thin {@code A = Q R} of a matrix of full column rank. R has a positive diagonal, which
   * makes both unique and smooth (Walter and Lehmann 2010).
   *
   * @return Q, m x n, and R, n x n
   * @throws IllegalArgumentException if this has more columns than rows
   * @throws ArithmeticException if the columns are dependent, up to rounding
   */
  default Qr qr() {
    Matrix[] factors = QrRule.QR.all((Matrix) this);
    return new Qr(factors[0], factors[1]);
  }

  /**
   * {@code xᵀ A x}.
   *
   * @param x a vector of n elements, row or column
   * @return the quadratic form
   * @throws IllegalArgumentException if this is not n x n
   */
  default Scalar quadraticForm(Matrix x) {
    Matrix a = (Matrix) this;
    Shapes.square("quadraticForm", a);
    Matrix column = Shapes.column("quadraticForm", x);
    Shapes.sameRows("quadraticForm", a, column);
    return column.dot(a.mult(column));
  }

  /**
   * {@code xᵀ A⁻¹ x}, by LU.
   *
   * @param x a vector of n elements, row or column
   * @return the quadratic form of the inverse
   * @throws IllegalArgumentException if this is not n x n
   * @throws ArithmeticException if this is singular
   */
  default Scalar inverseQuadraticForm(Matrix x) {
    Matrix a = (Matrix) this;
    Shapes.square("inverseQuadraticForm", a);
    Matrix column = Shapes.column("inverseQuadraticForm", x);
    Shapes.sameRows("inverseQuadraticForm", a, column);
    return column.dot(a.solve(column));
  }
}
