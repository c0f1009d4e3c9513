package org.duetad.core.matrix;

/** Linear systems of {@link Matrix}: inverses, solutions, determinants, triangular factors. */
public interface LinearAlgebra extends MatrixOperand {}
