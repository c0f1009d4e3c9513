package org.duetad.core.kernel;

/**
 * What a rule threw where a kernel called it. Whether the function fails there, too, its program
 * decides. Other failures are faults of the kernel.
 */
final class RuleFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RuleFailure(Throwable cause) {
    super(cause);
  }
}
