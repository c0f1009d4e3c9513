package org.duetad.core.matrix;

/**
 * An operation has a derivative along some paths of its operands only, or one that its own adjoints
 * cannot give to half of their digits: an adjoint cannot tell how operands move. Where a pullback
 * throws it, modes compute gradients by tangents instead, by a pass for each input.
 */
public final class UnknownPathException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception.
   *
   * @param message operation, values, and the way out
   */
  public UnknownPathException(String message) {
    super(message);
  }
}
