package org.duetad.core.kernel;

import org.duetad.core.program.instruction.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * What one turn does at a time, whatever executes it: it loads a number, or follows an instruction.
 *
 * @param load what is loaded, or null
 * @param instruction stands for the operation, null if something is loaded
 * @param operands the operands of the instruction
 * @param result the row of the first result, or of what is loaded
 * @param kinks groups of operands: it is at a kink if all of a group are zero
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record BodyStep(
    @Nullable Loaded load,
    @Nullable Instruction instruction,
    LaneOperand[] operands,
    int result,
    int[][] kinks) {

  private static final int[][] NO_KINKS = {};
  private static final LaneOperand[] NONE = {};

  static BodyStep of(Loaded load) {
    return new BodyStep(load, null, NONE, load.row, NO_KINKS);
  }

  static BodyStep of(Instruction instruction, LaneOperand[] operands, int result, int[][] kinks) {
    return new BodyStep(null, instruction, operands, result, kinks);
  }
}
