package org.duetad.core.program.instruction;

/**
 * A recorded program was asked for a point where the function would have taken another branch: a
 * comparison has another answer there, or a value that the function read is another.
 */
public final class BranchChangedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * The exception.
   *
   * @param message what was asked, where, and the way out
   */
  public BranchChangedException(String message) {
    super(message);
  }
}
