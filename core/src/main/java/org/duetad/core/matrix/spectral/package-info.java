/**
 * Eigenvalues, singular values and matrix functions: {@link
 * org.duetad.core.matrix.spectral.SpectralOperations}, by which matrices have them, their rules,
 * and the decompositions that a constant matrix keeps.
 */
@NullMarked
package org.duetad.core.matrix.spectral;

import org.jspecify.annotations.NullMarked;
