package org.duetad.core.kernel.loops;

import java.util.List;
import org.duetad.core.program.instruction.Instruction;

/** A part of a loop nest. */
public sealed interface Node {

  /**
   * A loop.
   *
   * @param turns how many turns it has
   * @param body what is done in each of them
   */
  record Loop(int turns, List<Node> body) implements Node {}

  /**
   * An instruction, in each turn on other slots.
   *
   * @param instruction the instruction of the first turn, which stands for its operation
   * @param result the slot of the first result
   * @param operands the slots of the operands
   */
  record Step(Instruction instruction, Address.Affine result, List<Operands> operands)
      implements Node {

    /** The instruction on its slots in a turn. */
    public Instruction at(int[] turn) {
      int[] slots = new int[operands.stream().mapToInt(Operands::count).sum()];
      int next = 0;
      for (Operands some : operands) {
        int slot = some.first().at(turn);
        for (int i = 0; i < some.count(); i++) {
          slots[next++] = slot + i * some.step();
        }
      }
      return instruction.moved(slots, result.at(turn));
    }
  }

  /**
   * Successive operands that are equally far from each other in every turn.
   *
   * @param first the first one
   * @param count how many there are
   * @param step how far each is from the one before
   */
  record Operands(Address first, int count, int step) {}
}
