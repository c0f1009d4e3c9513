/**
 * Linear systems, determinants and factorisations: {@link
 * org.duetad.core.matrix.linear.LinearAlgebra}, by which matrices have them, their rules, and the
 * factorisations that a constant matrix keeps.
 */
@NullMarked
package org.duetad.core.matrix.linear;

import org.jspecify.annotations.NullMarked;
