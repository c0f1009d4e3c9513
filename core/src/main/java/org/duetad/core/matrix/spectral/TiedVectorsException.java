package org.duetad.core.matrix.spectral;

/** Vectors have no derivative: their eigenvalues or singular values coincide, or are zero. */
public final class TiedVectorsException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  TiedVectorsException(String message) {
    super(message);
  }
}
