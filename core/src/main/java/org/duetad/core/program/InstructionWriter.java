package org.duetad.core.program;

import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/**
 * Instructions as they come, in growing lists of numbers. No object remains of an application of a
 * rule that was applied before.
 */
final class InstructionWriter {

  private final InstructionKinds kinds = new InstructionKinds();
  private final IntBlocks kindOf = new IntBlocks();

  /** Where the operands of each instruction begin, and the next one's. */
  private final IntBlocks starts = new IntBlocks();

  private final IntBlocks operands = new IntBlocks();
  private int inputs;
  private int slots;

  InstructionWriter() {
    starts.add(0);
  }

  /** An input, before all instructions; the slot that it fills. */
  int input() {
    inputs++;
    return slots++;
  }

  /** How many instructions there are so far. */
  int size() {
    return kindOf.size();
  }

  /** The slot that the next result fills. */
  int slots() {
    return slots;
  }

  /** Adds the application of a rule; the slot of its result. */
  int add(UnaryRule rule, int x) {
    int kind = kinds.find(rule);
    if (kind == InstructionKinds.NONE) {
      kind = kinds.add(rule, new Applied.Unary(rule, x, slots));
    }
    operands.add(x);
    end(kind);
    return slots++;
  }

  /** Adds the application of a rule; the slot of its result. */
  int add(BinaryRule rule, int x, int y) {
    int kind = kinds.find(rule);
    if (kind == InstructionKinds.NONE) {
      kind = kinds.add(rule, new Applied.Binary(rule, x, y, slots));
    }
    operands.add(x);
    operands.add(y);
    end(kind);
    return slots++;
  }

  /** Adds the application of a rule; the slot of its result. */
  int add(Reduction rule, int[] x) {
    int kind = kinds.find(rule);
    if (kind == InstructionKinds.NONE) {
      kind = kinds.add(rule, new Applied.Reduced(rule, x, slots));
    }
    operands.add(x);
    end(kind);
    return slots++;
  }

  /** Adds an instruction of any kind, whose first result fills the next slot; that slot. */
  int add(Instruction instruction) {
    operands.add(instruction.operands());
    end(kinds.of(instruction));
    int first = slots;
    slots += instruction.results();
    return first;
  }

  /** Ends an instruction whose operands were added. */
  private void end(int kind) {
    kindOf.add(kind);
    starts.add(operands.size());
  }

  InstructionArrays arrays() {
    return new InstructionArrays(
        kinds.all(),
        new InstructionNumbers.Flat(kindOf.toArray(), starts.toArray(), operands.toArray()),
        inputs,
        slots);
  }
}
