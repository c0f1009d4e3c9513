package org.duetad.core.matrix;

/**
 * {@code (A + Aᵀ)/2 = V diag(λ) Vᵀ}.
 *
 * @param values λ, ascending, n x 1
 * @param vectors V, orthogonal, n x n: the eigenvectors are its columns; in each the first of the
 *     components of largest magnitude is positive
 */
public record SymmetricEigen(Matrix values, Matrix vectors) {}
