package org.duetad.core.nested;

import org.duetad.core.matrix.Matrix;

/**
 * A value and its tangent, made of numbers of the enclosing derivative calls.
 *
 * @param value the output {@code F(X)}
 * @param tangent its derivative along V, shaped as the output
 */
public record NestedMatrixJvp(Matrix value, Matrix tangent) {}
