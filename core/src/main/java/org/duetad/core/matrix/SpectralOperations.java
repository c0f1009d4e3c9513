package org.duetad.core.matrix;

/** Spectra of {@link Matrix}: eigenvalues, singular values, and what is defined by them. */
public interface SpectralOperations extends MatrixOperand {}
