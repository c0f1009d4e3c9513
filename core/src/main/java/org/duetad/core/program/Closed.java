package org.duetad.core.program;

import org.duetad.core.program.instruction.Captured;

/** Programs that use no number of an enclosing derivative call, which they could not outlive. */
final class Closed {

  private Closed() {}

  /**
   * A program, once it is found to be closed.
   *
   * @throws IllegalStateException if it uses such a number
   */
  static Program of(Program program) {
    if (program.code().findKind(Captured.class::isInstance).orElse(null)
        instanceof Captured captured) {
      throw new IllegalStateException(
          "record: the function uses "
              + captured.value()
              + " of an enclosing derivative call, which a program cannot outlive; pass it as an input");
    }
    return program;
  }
}
