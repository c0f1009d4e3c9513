package org.duetad.core.matrix;

/**
 * Vectors, or what is computed of some of them, have no derivative: their eigenvalues or singular
 * values coincide, or are zero. Where a pushforward throws it, modes compute tangents by adjoints
 * instead, where unused vectors have zero adjoints.
 */
public final class TiedVectorsException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception.
   *
   * @param message operation, values, and the way out
   */
  public TiedVectorsException(String message) {
    super(message);
  }
}
