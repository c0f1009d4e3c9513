package org.duetad.core.program.instruction;

/**
 * What a program takes for granted about its values, because the function asked when it was
 * recorded.
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
   * Where the function asked.
   *
   * @return the source line, as in a stack trace
   */
  String line();
}
