package org.duetad.core.kernel.lowering;

/** Why a body stays with the interpreter. */
public class NotLowered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotLowered(String reason) {
    super(reason);
  }

  /** The turn is too large for one method. */
  static final class TooLarge extends NotLowered {

    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("a turn too large for one method");
    }
  }
}
