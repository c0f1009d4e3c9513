/**
 * Sparse derivatives: where the zeros of a Jacobian or Hessian are, which columns and rows can
 * therefore be computed together, and sparse matrices of derivatives. It works with any {@link
 * org.duetad.core.mode.Differentiator}.
 */
@NullMarked
package org.duetad.core.sparse;

import org.jspecify.annotations.NullMarked;
