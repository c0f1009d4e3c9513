package org.duetad.reverse;

/** A rule failed in a kernel: the function decides how, on a tape, where its lines are known. */
final class KernelFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KernelFailure(RuntimeException cause) {
    super(cause);
  }
}
