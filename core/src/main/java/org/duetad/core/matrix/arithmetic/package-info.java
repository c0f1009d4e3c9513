/**
 * Arithmetic, shaping and reductions of matrices, and scalar rules by elements and rows: the
 * interfaces by which {@link org.duetad.core.matrix.Matrix} has them, and their rules.
 */
@NullMarked
package org.duetad.core.matrix.arithmetic;

import org.jspecify.annotations.NullMarked;
