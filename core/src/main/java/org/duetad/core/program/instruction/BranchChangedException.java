package org.duetad.core.program.instruction;

/**
 * A recorded program was evaluated at a point where the function would have taken another branch: a
 * comparison has a different result there, or a value that the function read is different.
 */
public final class BranchChangedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * The exception.
   *
   * @param message which condition failed, where, and the way out
   */
  public BranchChangedException(String message) {
    super(message);
  }
}
