package org.duetad.core.program;

/**
 * What a program takes for granted about its values, because the function asked when it was
 * recorded.
 */
interface Condition extends Instruction {

  @Override
  default int results() {
    return 0;
  }

  @Override
  default int first() {
    return -1;
  }

  /** Where the function asked. */
  String line();
}
