package org.duetad.reverse;

/** A rule failed in a kernel: on a tape the same failure names the function's line. */
final class KernelFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KernelFailure(RuntimeException cause) {
    super(cause);
  }
}
