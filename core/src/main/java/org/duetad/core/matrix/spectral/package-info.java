/**
 * Eigenvalues, singular values and matrix functions: the interface {@link
 * org.duetad.core.matrix.spectral.SpectralOperations} that matrices extend, its rules, and the
 * decompositions that a constant matrix keeps.
 */
@NullMarked
package org.duetad.core.matrix.spectral;

import org.jspecify.annotations.NullMarked;
