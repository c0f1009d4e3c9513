/**
 * Equations, functions and spectra of square matrices that need not be symmetric: the interface
 * {@link org.duetad.core.matrix.general.GeneralMatrixOperations} that matrices extend, its rules,
 * and the real Schur form that a constant matrix keeps.
 */
@NullMarked
package org.duetad.core.matrix.general;

import org.jspecify.annotations.NullMarked;
