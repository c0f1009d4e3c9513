package org.duetad.core.matrix;

/**
 * {@code A = U diag(s) Vᵀ}, thin: for an m x n matrix, with {@code k = min(m, n)}.
 *
 * @param u U with orthonormal columns, m x k; in each column the first of the components of largest
 *     magnitude is positive
 * @param s the singular values, descending, k x 1
 * @param v V with orthonormal columns, n x k
 */
public record Svd(Matrix u, Matrix s, Matrix v) {}
