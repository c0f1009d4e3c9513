package org.duetad.core.kernel.sweep;

import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.program.instruction.Instruction;

/**
 * The operands of an instruction in no loop: results of the same code, or numbers in memory.
 *
 * @param code the instructions
 * @param layout the places of their results
 * @param k the instruction
 * @param base the place of the first result of the code
 * @param rows how many results it has
 */
record StraightOperands(FlatCode code, KernelLayout layout, int k, int base, int rows) {

  private static final int[] NO_LOOPS = {};

  /** The step of the instruction, in which a run of operands of a sum is described at once. */
  public BodyStep step(int result, int[][] kinks) {
    Instruction instruction = code.instruction(k);
    int terms = OperandRuns.terms(instruction, code.arity(k));
    if (terms == 0) {
      LaneOperand[] all = new LaneOperand[code.arity(k)];
      for (int i = 0; i < all.length; i++) {
        all[i] = operand(i);
      }
      return BodyStep.of(instruction, all, result, kinks);
    }
    boolean areProducts = terms < code.arity(k);
    List<OperandRuns.Run> runs = OperandRuns.of(this, terms, areProducts);
    LaneOperand[] first = new LaneOperand[areProducts ? 2 * runs.size() : runs.size()];
    int term = 0;
    for (OperandRuns.Run run : runs) {
      first[run.first()] = operand(term);
      if (areProducts) {
        first[runs.size() + run.first()] = operand(terms + term);
      }
      term += run.count();
    }
    return new BodyStep(null, instruction, first, runs, result, kinks);
  }

  private LaneOperand operand(int i) {
    int own = own(i);
    LaneSource source =
        own >= 0
            ? new LaneSource.Row(own)
            : LaneSource.Memory.of(new Address.Affine(place(i), NO_LOOPS), -1);
    return new LaneOperand(source, isActive(i));
  }

  /** How many operands before the last are equally far apart, from one on. */
  public int alike(int from, int end) {
    int count = 1;
    int first = place(from);
    int stride = from + 1 < end ? place(from + 1) - first : 0;
    boolean active = isActive(from);
    while (from + count < end
        && place(from + count) == first + count * stride
        && isActive(from + count) == active) {
      count++;
    }
    return count;
  }

  /** Where an operand is in memory. */
  public int place(int i) {
    int own = own(i);
    return own >= 0 ? layout.memory(base) + own : layout.memory(layout.place(code.operand(k, i)));
  }

  /** Whether it depends on a variable. */
  public boolean isActive(int i) {
    return layout.isActive(layout.place(code.operand(k, i)));
  }

  /** Which result of the same code it is, or -1. */
  private int own(int i) {
    int row = layout.place(code.operand(k, i)) - base;
    return row >= 0 && row < rows ? row : -1;
  }
}
