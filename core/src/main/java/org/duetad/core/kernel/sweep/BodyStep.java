package org.duetad.core.kernel.sweep;

import java.util.List;
import org.duetad.core.kernel.blocks.Loaded;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.program.instruction.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * What one turn does at a time, whatever executes it: it loads a number, or follows an instruction.
 *
 * @param load what is loaded, or null
 * @param instruction stands for the operation, null if something is loaded
 * @param operands the operands of the instruction; only the first of each run of a sum
 * @param runs the terms of a sum or an inner product, else none
 * @param result the row of the first result, or of what is loaded
 * @param kinks groups of operands: it is at a kink if all of a group are zero
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record BodyStep(
    @Nullable Loaded load,
    @Nullable Instruction instruction,
    LaneOperand[] operands,
    List<OperandRuns.Run> runs,
    int result,
    int[][] kinks) {

  private static final int[][] NO_KINKS = {};
  private static final LaneOperand[] NONE = {};

  static BodyStep of(Loaded load) {
    return new BodyStep(load, null, NONE, List.of(), load.row, NO_KINKS);
  }

  /** An instruction, in whose sum each term is alone. */
  public static BodyStep of(
      Instruction instruction, LaneOperand[] operands, int result, int[][] kinks) {
    int terms = OperandRuns.terms(instruction, operands.length);
    return new BodyStep(null, instruction, operands, OperandRuns.singles(terms), result, kinks);
  }
}
