package org.duetad.core.matrix;

/**
 * The thin QR factors of an m x n matrix, {@code A = Q R}.
 *
 * @param q m x n, with orthonormal columns
 * @param r n x n, upper triangular with positive diagonal
 */
public record Qr(Matrix q, Matrix r) {}
