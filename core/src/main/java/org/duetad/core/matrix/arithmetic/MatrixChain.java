package org.duetad.core.matrix.arithmetic;

import org.duetad.core.matrix.Matrix;

/**
 * The products of the chain rule for matrices: an exactly zero factor gives exactly zero in every
 * product of elements, {@code 0 · ∞ = 0 · NaN = 0}. For authors of rules.
 *
 * @see org.duetad.core.Chain
 */
public final class MatrixChain {

  private MatrixChain() {}

  /**
   * {@code A B}.
   *
   * @param a the left factor, m x n
   * @param b the right factor, n x p
   * @return the product, m x p
   */
  public static Matrix mult(Matrix a, Matrix b) {
    return Products.MULT.annihilating().of(a, b);
  }

  /**
   * {@code Aᵀ B}.
   *
   * @param a the left factor, n x m
   * @param b the right factor, n x p
   * @return the product, m x p
   */
  public static Matrix multTransA(Matrix a, Matrix b) {
    return Products.MULT_TRANS_A.annihilating().of(a, b);
  }

  /**
   * {@code A Bᵀ}.
   *
   * @param a the left factor, m x n
   * @param b the right factor, p x n
   * @return the product, m x p
   */
  public static Matrix multTransB(Matrix a, Matrix b) {
    return Products.MULT_TRANS_B.annihilating().of(a, b);
  }

  /**
   * {@code Aᵀ Bᵀ}.
   *
   * @param a the left factor, n x m
   * @param b the right factor, p x n
   * @return the product, m x p
   */
  public static Matrix multTransAB(Matrix a, Matrix b) {
    return Products.MULT_TRANS_AB.annihilating().of(a, b);
  }

  /**
   * {@code a_ij b_ij}.
   *
   * @param a the left factor
   * @param b the right factor, of the same shape
   * @return the products
   */
  public static Matrix elementMult(Matrix a, Matrix b) {
    return Products.ELEMENT_MULT.annihilating().of(a, b);
  }

  /**
   * {@code s A}.
   *
   * @param s the factor, 1x1
   * @param a the matrix
   * @return the scaled matrix
   */
  public static Matrix scale(Matrix s, Matrix a) {
    return Products.SCALE.annihilating().of(s, a);
  }

  /**
   * {@code ⟨A, B⟩ = Σ a_ij b_ij}.
   *
   * @param a the left factor
   * @param b the right factor, of the same shape
   * @return the inner product, 1x1
   */
  public static Matrix dot(Matrix a, Matrix b) {
    return Products.DOT.annihilating().of(a, b);
  }
}
