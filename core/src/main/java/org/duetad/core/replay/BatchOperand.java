package org.duetad.core.replay;

/**
 * One operand of a run of instructions.
 *
 * @param array the array that it lies in
 * @param offset where it lies for the first instruction
 * @param moves whether it lies one further for each instruction, as in a run of one; else all have
 *     the same
 */
record BatchOperand(int array, int offset, boolean moves) {

  /** Where it lies for an instruction of the run. */
  int at(int i) {
    return moves ? offset + i : offset;
  }

  boolean isConstant() {
    return array == ReplayLayout.CONSTANTS;
  }
}
