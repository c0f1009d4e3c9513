package org.duetad.core.matrix.general;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.spi.MatrixOperand;

/**
 * Operations of {@link Matrix} on square matrices that need not be symmetric: matrix equations,
 * square root, logarithm and eigenvalues. Operands with NaN or infinite elements give NaN; a
 * decomposition that does not converge is an {@link ArithmeticException}.
 */
public interface GeneralMatrixOperations extends MatrixOperand {

  /**
   * The X of {@code A X + X B = C}, by the real Schur forms of A, which is this, and B (Bartels and
   * Stewart, "Solution of the matrix equation AX + XB = C", 1972). With {@code Aᵀ W + W Bᵀ = X̄}:
   * {@code C̄ = W, Ā = -W Xᵀ, B̄ = -Xᵀ W}.
   *
   * @param b n x n, if this is m x m
   * @param c m x n
   * @return X, m x n
   * @throws IllegalArgumentException if a matrix is not square, or the shapes do not match
   * @throws ArithmeticException if an eigenvalue of A and one of B add up to zero, up to rounding;
   *     the message has both; or if by an estimate of the error, X, or in a derivative W or Ẋ, has
   *     lost more than half of its digits, as where they nearly do, or far from normal matrices
   */
  default Matrix sylvester(Matrix b, Matrix c) {
    return Sylvester.SYLVESTER.of((Matrix) this, b, c);
  }

  /**
   * The X of {@code A X + X Aᵀ = Q}, as {@link #sylvester}; for symmetric Q symmetric up to
   * rounding. Other authors write {@code A X + X Aᵀ + Q = 0}.
   *
   * @param q n x n, if this is n x n
   * @return X, n x n
   * @throws IllegalArgumentException if a matrix is not square, or the shapes do not match
   * @throws ArithmeticException if two eigenvalues of A add up to zero, up to rounding, or more
   *     than half of the digits of the result would be lost
   */
  default Matrix lyapunov(Matrix q) {
    return sylvester(((Matrix) this).transpose(), q);
  }

  /**
   * The principal square root X, {@code X X = A}, whose eigenvalues lie to the right of the
   * imaginary axis, by the real Schur form (Higham, "Computing real square roots of a real matrix",
   * 1987). {@code X Ẋ + Ẋ X = Ȧ, Xᵀ Ā + Ā Xᵀ = X̄}. For symmetric positive semidefinite matrices
   * take {@link Matrix#symmetricSqrt}.
   *
   * @return n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if an eigenvalue lies on the closed negative real axis, up to
   *     rounding: there is no principal root, or it is not smooth; if by an estimate of the error
   *     the root, or a derivative, would lose more than half of its digits, as near the axis, or
   *     near defective matrices with small eigenvalues
   */
  default Matrix sqrtm() {
    return SquareRoot.SQUARE_ROOT.of((Matrix) this);
  }

  /**
   * The principal logarithm X, {@code exp(X) = A}, whose eigenvalues have imaginary parts between
   * -π and π, by inverse scaling and squaring (Higham, "Functions of Matrices", 2008, section
   * 11.5). The derivative in a direction E is the upper right block of {@code log([[A, E], [0,
   * A]])} (Mathias, "A chain rule for matrix functions and applications", 1996). For symmetric
   * matrices {@link Matrix#symmetricLog} is cheaper.
   *
   * @return n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if an eigenvalue lies on the closed negative real axis, up to
   *     rounding, or if by an estimate of the error a {@linkplain #sqrtm root} that it is computed
   *     from, or a derivative, would lose more than half of its digits
   */
  default Matrix logm() {
    return Logarithm.LOGARITHM.of((Matrix) this);
  }

  /**
   * The eigenvalues, ascending, if all are real; with the eigenvectors X, {@code λ̇ = diag(X⁻¹ Ȧ
   * X)} (Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
   * differentiation", 2008, section 3.1). For symmetric matrices take {@link
   * Matrix#symmetricEigenvalues}, which may coincide.
   *
   * @return n x 1
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if there is a complex pair, which the message has; from the
   *     derivative of an eigenvalue that differs from another by less than about {@code 1.5E-8 κ
   *     ‖A‖_F}, with its condition number κ: then more than half of the digits are lost
   */
  default Matrix eigenvalues() {
    return Eigenvalues.EIGENVALUES.of((Matrix) this);
  }
}
