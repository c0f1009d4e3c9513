/**
 * Sparse derivatives: where the zeros of a Jacobian or Hessian are, which columns and rows can
 * therefore be computed together, and matrices that hold nothing else. No mode is known here; any
 * {@link org.duetad.core.mode.Differentiator} computes.
 */
@NullMarked
package org.duetad.core.sparse;

import org.jspecify.annotations.NullMarked;
