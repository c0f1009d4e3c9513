package org.duetad.core.matrix.spectral;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Polar;
import org.duetad.core.matrix.Svd;
import org.duetad.core.matrix.SymmetricEigen;
import org.duetad.core.spi.MatrixOperand;

/**
 * Spectral operations of {@link Matrix}: eigenvalues of symmetric matrices, singular values,
 * projectors, pseudo-inverse, matrix functions, and norms made of singular values. Operations
 * called symmetric are functions of the symmetric part {@code (A + Aᵀ)/2} in value and derivative
 * alike: gradients are symmetric, and only the symmetric part of a tangent matters.
 *
 * <p>Values that differ by at most {@code 16 n ε} of the largest count as coinciding. For a matrix
 * with an element that is NaN or infinite all results are NaN; a decomposition that does not
 * converge is an {@link ArithmeticException}.
 */
public interface SpectralOperations extends MatrixOperand {

  /**
   * {@code (A + Aᵀ)/2 = V diag(λ) Vᵀ}; with {@code M = Vᵀ Ȧ V}: {@code λ̇ = diag(M), V̇ = V (F∘M),
   * F_ij = 1/(λ_j - λ_i)} (Giles, "Collected matrix derivative results for forward and reverse mode
   * algorithmic differentiation", 2008, section 3.1).
   *
   * <p>At coinciding eigenvalues the vectors are any basis of their space and have no derivative.
   * Those of other, single values do, to every order, and so does what does not change as the basis
   * rotates, as {@code V₁ V₁ᵀ}; all else is an error. With values and vectors in one program, as in
   * {@code V f(λ) Vᵀ}, it is an error if, according to the adjoints, the result depends at all on
   * the vectors of coinciding values: use {@link #symmetricSqrt} and similar functions, {@link
   * #spectralProjector}, or {@link #symmetricEigenvalues}.
   *
   * @return values n x 1, vectors n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException from the derivative, if it does not exist; the message has the
   *     values
   */
  default SymmetricEigen symmetricEigen() {
    return EigenRule.decomposition((Matrix) this);
  }

  /**
   * The eigenvalues of {@code (A + Aᵀ)/2}, ascending; {@code λ̇_i = v_iᵀ Ȧ v_i}. Coinciding ones
   * share their slopes: each has the mean, so that their sum has the right slope, and the choice of
   * vectors does not matter.
   *
   * <p>Second and third derivatives, where values coincide or nearly do, are those of all that is
   * computed of them, as one function: exact at any gap if it is symmetric in those values, as sums
   * of functions of all of them are, or does not depend on them ({@link InvariantFunction}). Of
   * what is not smooth there, as the largest of two equal ones, they are errors, as are derivatives
   * of higher orders.
   *
   * @return n x 1
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException from second derivatives and higher ones, if they do not exist; the
   *     message has the values
   */
  default Matrix symmetricEigenvalues() {
    return EigenvaluesRule.EIGENVALUES.of((Matrix) this);
  }

  /**
   * The thin singular value decomposition {@code A = U diag(s) Vᵀ} (derivative: Townsend,
   * "Differentiating the singular value decomposition", 2016). At singular values that coincide, or
   * are zero, derivatives are errors as for {@link #symmetricEigen}; use {@link #singularValues} if
   * only the values are needed.
   *
   * @return of an m x n matrix with {@code k = min(m, n)}: U m x k, s k x 1 descending, V n x k
   * @throws ArithmeticException from the derivative, if it does not exist; the message has the
   *     values
   */
  default Svd svd() {
    return SvdRule.decomposition((Matrix) this);
  }

  /**
   * The singular value decomposition with square U and V. The vectors of no singular value complete
   * an orthonormal basis. A single one, of an n+1 x n or n x n+1 matrix, is determined up to its
   * sign, and has a derivative, {@code Ċ = -U U̇ᵀ C}; several are any basis of their space, and
   * have none.
   *
   * @return of an m x n matrix with {@code k = min(m, n)}: U m x m, s k x 1 descending, V n x n
   * @throws ArithmeticException from the derivative, as that of {@link #svd}, and if m and n differ
   *     by more than 1
   */
  default Svd fullSvd() {
    return FullSvd.of((Matrix) this);
  }

  /**
   * The singular values, descending; {@code ṡ_i = u_iᵀ Ȧ v_i}. Coinciding ones share their slopes
   * as in {@link #symmetricEigenvalues}; at zero the slope is 0, the subgradient of least norm.
   * Second derivatives are as there; at zero they exist for functions that are even in the zero
   * values. Third derivatives at zero are errors.
   *
   * @return min(m, n) x 1
   * @throws ArithmeticException from second derivatives and higher ones, if they do not exist; the
   *     message has the values
   */
  default Matrix singularValues() {
    return SingularValuesRule.SINGULAR_VALUES.of((Matrix) this);
  }

  /**
   * The Moore-Penrose inverse P; {@code Ṗ = -P Ȧ P + P Pᵀ Ȧᵀ (I - A P) + (I - P A) Ȧᵀ Pᵀ P} (Golub
   * and Pereyra, "The differentiation of pseudo-inverses and nonlinear least squares problems whose
   * variables separate", 1973, eq. 4.12). Singular values up to {@code max(m, n) ε s_max} count as
   * zero.
   *
   * <p>Without full rank the pseudo-inverse is discontinuous, and differentiable only along paths
   * of constant rank. An adjoint does not tell the path: gradients are computed by tangents there,
   * by a pass for each input, unless {@link #pseudoInverse(int)} is used.
   *
   * @return n x m, if this is m x n
   * @throws ArithmeticException from the derivative, if this does not have full rank, and the rank
   *     changes along the tangent; the message has the singular values
   */
  default Matrix pseudoInverse() {
    return PseudoInverse.PSEUDO_INVERSE.of((Matrix) this);
  }

  /**
   * The pseudo-inverse of {@link #bestRank}, {@code Σ v_i u_iᵀ/s_i} over the k largest singular
   * values: smooth, in every mode, where there is a gap between the k-th and the next.
   *
   * @param rank k, from 0 to min(m, n)
   * @return n x m, if this is m x n
   * @throws IllegalArgumentException if k is out of range
   * @throws ArithmeticException if the k-th singular value is zero up to rounding, and as {@link
   *     #bestRank}
   */
  default Matrix pseudoInverse(int rank) {
    return new PseudoInverse(rank).of(bestRank(rank));
  }

  /**
   * {@code exp(A) = Σ Aᵏ/k!} for any square matrix, by scaling and squaring (Al-Mohy and Higham, "A
   * new scaling and squaring algorithm for the matrix exponential", 2009); the derivative in a
   * direction E is the upper right block of {@code exp([[A, E], [0, A]])} (Mathias, "A chain rule
   * for matrix functions and applications", 1996). For symmetric matrices {@link #symmetricExp} is
   * cheaper.
   *
   * @return n x n; the identity for a matrix of zeros, 0x0 for 0x0
   * @throws IllegalArgumentException if this is not square
   */
  default Matrix matrixExponential() {
    return MatrixExponential.EXPONENTIAL.of((Matrix) this);
  }

  /**
   * The square root of {@code (A + Aᵀ)/2}: symmetric, positive semidefinite. With {@code f(λ) = √λ}
   * the derivative is {@code V (Γ ∘ Vᵀ Ȧ V) Vᵀ}, {@code Γ_ij = (f(λ_i) - f(λ_j))/(λ_i - λ_j)}, f'
   * at equal ones (Daleckii and Krein; Higham, "Functions of Matrices", 2008, theorem 3.11):
   * coinciding eigenvalues are no problem. Where A is singular it is infinite, and 0 in a direction
   * whose part {@code v_iᵀ Ȧ v_j} between null vectors is exactly zero; where that is zero only up
   * to rounding, as unless A is diagonal, it is NaN. Eigenvalues negative by at most {@code 16 n ε}
   * of the largest count as zero.
   *
   * @return n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if an eigenvalue is negative
   */
  default Matrix symmetricSqrt() {
    return SymmetricFunction.SQRT.of((Matrix) this);
  }

  /**
   * The inverse of the square root of {@code (A + Aᵀ)/2}, for whitening, say: symmetric, positive
   * definite; the derivative as that of {@link #symmetricSqrt}.
   *
   * @return n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if an eigenvalue is not positive
   */
  default Matrix symmetricInverseSqrt() {
    return SymmetricFunction.INVERSE_SQRT.of((Matrix) this);
  }

  /**
   * The logarithm of {@code (A + Aᵀ)/2}, symmetric; the derivative as that of {@link
   * #symmetricSqrt}.
   *
   * @return n x n
   * @throws IllegalArgumentException if this is not square
   * @throws ArithmeticException if an eigenvalue is not positive
   */
  default Matrix symmetricLog() {
    return SymmetricFunction.LOG.of((Matrix) this);
  }

  /**
   * The exponential of {@code (A + Aᵀ)/2}, symmetric; the derivative as that of {@link
   * #symmetricSqrt}.
   *
   * @return n x n
   * @throws IllegalArgumentException if this is not square
   */
  default Matrix symmetricExp() {
    return SymmetricFunction.EXP.of((Matrix) this);
  }

  /**
   * The orthogonal projector {@code P = Σ v_i v_iᵀ} onto the eigenvectors of the k largest
   * eigenvalues of {@code (A + Aᵀ)/2}; {@code Ṗ = Σ v_i (v_iᵀ Ȧ v_j) v_jᵀ/(λ_i - λ_j)},
   * symmetrised, over i inside and j outside, twice (Kato, "Perturbation Theory for Linear
   * Operators", 1966, II.2). Derivatives of every order need a gap between inside and outside only,
   * whatever eigenvalues coincide on one side.
   *
   * @param k the number of eigenvalues, from 0 to n
   * @return n x n
   * @throws IllegalArgumentException if this is not square, or k is out of range
   * @throws ArithmeticException if eigenvalues inside and outside coincide; from derivatives, if
   *     they differ by less than 1.5E-8 of the largest
   */
  default Matrix spectralProjector(int k) {
    return SpectralProjector.ofLargest(k, numCols()).of((Matrix) this);
  }

  /**
   * The orthogonal projector onto the eigenvectors of the eigenvalues of {@code (A + Aᵀ)/2} between
   * two bounds, as {@link #spectralProjector(int)}.
   *
   * @param lower the lower bound; -∞ for none
   * @param upper the upper bound; ∞ for none
   * @return n x n
   * @throws IllegalArgumentException if this is not square, or the lower bound above the upper one
   * @throws ArithmeticException if an eigenvalue is on a bound up to rounding; from derivatives, if
   *     eigenvalues inside and outside differ by less than 1.5E-8 of the largest
   */
  default Matrix spectralProjector(double lower, double upper) {
    return SpectralProjector.ofInterval(lower, upper).of((Matrix) this);
  }

  /**
   * The best approximation of a rank, {@code Σ s_i u_i v_iᵀ} over the k largest singular values
   * (Eckart and Young, "The approximation of one matrix by another of lower rank", 1936).
   * Derivatives of every order need a gap between the values inside and outside only.
   *
   * @param k the rank, from 0 to min(m, n)
   * @return m x n
   * @throws IllegalArgumentException if k is out of range
   * @throws ArithmeticException if singular values inside and outside coincide and are not zero;
   *     from derivatives, if they differ by less than 1.5E-8 of the largest
   */
  default Matrix bestRank(int k) {
    return new BestRank(k, numRows(), numCols()).of((Matrix) this);
  }

  /**
   * The polar decomposition {@code A = Q H}: Q has orthonormal columns (rows, if {@code m < n}) and
   * is the nearest such matrix to A; {@code H = √(Aᵀ A)} is symmetric. {@code Q̇ = Σ u_i (u_iᵀ Ȧ
   * v_j - v_iᵀ Ȧᵀ u_j) v_jᵀ/(s_i + s_j)} for a square A (Higham, "Functions of Matrices", 2008,
   * chapter 8): singular values may coincide, as those of a rotation do.
   *
   * @return Q m x n, H n x n
   * @throws ArithmeticException if A does not have full rank; from derivatives, if its smallest
   *     singular value is less than 1E-8 of the largest
   */
  default Polar polar() {
    Matrix q = PolarFactor.POLAR.of((Matrix) this);
    return new Polar(q, SymmetricPolarFactor.of((Matrix) this));
  }

  /**
   * {@code κ₂(A) = s_max/s_min}, the ratio of the largest to the smallest singular value. It is
   * smooth where these two are simple, whatever others coincide; where one of them is not, its
   * first derivative is that of {@link #singularValues}.
   *
   * @return the condition number, at least 1
   * @throws IllegalArgumentException if this has no elements
   * @throws ArithmeticException if the smallest singular value is zero, up to {@code max(m, n) ε}
   *     of the largest; from derivatives, from a condition number of 6.7E7 on, where they would
   *     lose more than half of their digits
   */
  default Scalar conditionNumber() {
    return ConditionNumber.of((Matrix) this);
  }

  /**
   * {@code ‖A‖₂}, the largest singular value; its gradient is {@code u₁ v₁ᵀ}, the mean over those
   * that coincide, and 0 at zero.
   *
   * @return the spectral norm; 0 for a matrix without elements
   */
  default Scalar normSpectral() {
    boolean empty = numRows() == 0 || numCols() == 0;
    return empty ? ((Matrix) this).elementSum() : singularValues().get(0, 0);
  }

  /**
   * {@code ‖A‖_* = Σ s_i}; its gradient is {@code U₁ V₁ᵀ} of the vectors of nonzero singular
   * values, the subgradient of least norm.
   *
   * @return the nuclear norm
   */
  default Scalar normNuclear() {
    return singularValues().elementSum();
  }
}
