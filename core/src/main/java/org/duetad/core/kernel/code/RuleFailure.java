package org.duetad.core.kernel.code;

/**
 * What a rule threw where a kernel called it. Whether the function fails there, too, its program
 * decides. Other failures are faults of the kernel.
 */
public final class RuleFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RuleFailure(Throwable cause) {
    super(cause);
  }
}
