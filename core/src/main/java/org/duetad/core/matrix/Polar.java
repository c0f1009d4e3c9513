package org.duetad.core.matrix;

/**
 * The polar factors of an m x n matrix, {@code A = Q H}.
 *
 * @param orthogonal Q, m x n, with orthonormal columns, or rows if there are fewer
 * @param symmetric H, n x n, symmetric and positive semidefinite
 */
public record Polar(Matrix orthogonal, Matrix symmetric) {}
