/**
 * Arithmetic, shaping and reductions of matrices, and scalar rules by elements and rows: the
 * interfaces that {@link org.duetad.core.matrix.Matrix} extends, and their rules.
 */
@NullMarked
package org.duetad.core.matrix.arithmetic;

import org.jspecify.annotations.NullMarked;
