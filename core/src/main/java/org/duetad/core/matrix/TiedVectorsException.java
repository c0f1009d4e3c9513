package org.duetad.core.matrix;

/**
 * Vectors, or what is computed of some of them, have no derivative: their eigenvalues or singular
 * values coincide, or are zero. Where a tangent throws it, modes compute tangents by adjoints, of
 * which those that are zero tell what is unused.
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
