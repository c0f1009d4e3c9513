package org.duetad.core.matrix;

import org.duetad.core.Scalar;

/** Spectral operations. */
public interface SpectralOperations extends MatrixOperand {}
