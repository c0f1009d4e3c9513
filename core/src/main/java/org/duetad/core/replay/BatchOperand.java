package org.duetad.core.replay;

/**
 * One operand of a run of instructions.
 *
 * @param array the array that holds it
 * @param offset its index for the first instruction
 * @param moves whether the index grows by one with each instruction, as in a run of one; else it is
 *     the same for all
 */
record BatchOperand(int array, int offset, boolean moves) {

  /** Its index for an instruction of the run. */
  int at(int i) {
    return moves ? offset + i : offset;
  }

  boolean isConstant() {
    return array == ReplayLayout.CONSTANTS;
  }
}
