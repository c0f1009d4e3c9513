package org.duetad.core.program.instruction;

/**
 * An assumption of a program about its values, recorded because the function's control flow may
 * depend on it.
 */
public sealed interface Condition extends Instruction permits Guard, ValueRead {

  @Override
  default int results() {
    return 0;
  }

  @Override
  default int first() {
    return -1;
  }

  /**
   * Where the function made the comparison or read the value.
   *
   * @return the source line, as in a stack trace
   */
  String line();
}
