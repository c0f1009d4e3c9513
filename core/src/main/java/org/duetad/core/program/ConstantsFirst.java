package org.duetad.core.program;

import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;

/**
 * Puts the constants of a program, which stand where they were first used and would break the
 * rhythm of a loop, before all other instructions. Slots are numbered anew.
 */
final class ConstantsFirst {

  private final InstructionNumbers.Flat flat;
  private final Instruction[] kinds;

  /** Whether a kind is a constant; each constant is a kind of its own. */
  private final boolean[] isConstant;

  private final int[] renamed;
  private final int[] kindOf;
  private final int[] starts;

  /** The next constant, and the next of the other instructions. */
  private int constant;

  private int other;

  private ConstantsFirst(InstructionNumbers.Flat flat, Instruction[] kinds, int[] renamed) {
    this.flat = flat;
    this.kinds = kinds;
    this.renamed = renamed;
    kindOf = new int[flat.size()];
    starts = new int[flat.size() + 1];
    isConstant = new boolean[kinds.length];
    for (int kind = 0; kind < kinds.length; kind++) {
      isConstant[kind] = kinds[kind] instanceof Source;
      other += isConstant[kind] ? 1 : 0;
    }
  }

  /**
   * The same instructions in that order.
   *
   * @param renamed receives the new number of each slot
   */
  static InstructionNumbers.Flat of(
      InstructionNumbers.Flat flat, Instruction[] kinds, int inputs, int[] renamed) {
    return new ConstantsFirst(flat, kinds, renamed).moved(inputs);
  }

  private InstructionNumbers.Flat moved(int inputs) {
    for (int input = 0; input < inputs; input++) {
      renamed[input] = input;
    }
    int slot = inputs;
    int result = inputs + other;
    for (int k = 0; k < flat.size(); k++) {
      int kind = flat.kind(k);
      if (isConstant[kind]) {
        renamed[slot++] = inputs + constant;
        kindOf[constant++] = kind;
        continue;
      }
      for (int r = kinds[kind].results(); r > 0; r--) {
        renamed[slot++] = result++;
      }
      kindOf[other++] = kind;
      starts[other] = flat.start(k + 1);
    }
    int[] operands = new int[flat.operands().length];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = renamed[flat.operand(i)];
    }
    return new InstructionNumbers.Flat(kindOf, starts, operands);
  }
}
