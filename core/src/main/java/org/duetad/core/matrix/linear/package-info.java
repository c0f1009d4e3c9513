/**
 * Linear systems, determinants and factorisations: the interface {@link
 * org.duetad.core.matrix.linear.LinearAlgebra} that matrices extend, its rules, and the
 * factorisations that a constant matrix keeps.
 */
@NullMarked
package org.duetad.core.matrix.linear;

import org.jspecify.annotations.NullMarked;
