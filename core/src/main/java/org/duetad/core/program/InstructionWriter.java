package org.duetad.core.program;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/**
 * Instructions as they come, in growing arrays of numbers. No object remains of an application of a
 * rule that was applied before.
 */
final class InstructionWriter {

  private final InstructionKinds kinds = new InstructionKinds();
  private int[] kindOf = new int[64];
  private int[] starts = new int[65];
  private int[] operands = new int[128];
  private int size;
  private int inputs;
  private int slots;

  /** An input, before all instructions; the slot that it fills. */
  int input() {
    inputs++;
    return slots++;
  }

  /** How many instructions there are so far. */
  int size() {
    return size;
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
    int at = begin(kind, 1);
    operands[at] = x;
    return slots++;
  }

  /** Adds the application of a rule; the slot of its result. */
  int add(BinaryRule rule, int x, int y) {
    int kind = kinds.find(rule);
    if (kind == InstructionKinds.NONE) {
      kind = kinds.add(rule, new Applied.Binary(rule, x, y, slots));
    }
    int at = begin(kind, 2);
    operands[at] = x;
    operands[at + 1] = y;
    return slots++;
  }

  /** Adds the application of a rule; the slot of its result. */
  int add(Reduction rule, int[] x) {
    int kind = kinds.find(rule);
    if (kind == InstructionKinds.NONE) {
      kind = kinds.add(rule, new Applied.Reduced(rule, x, slots));
    }
    int at = begin(kind, x.length);
    System.arraycopy(x, 0, operands, at, x.length);
    return slots++;
  }

  /** Adds an instruction of any kind, whose first result fills the next slot; that slot. */
  int add(Instruction instruction) {
    int[] x = instruction.operands();
    int at = begin(kinds.of(instruction), x.length);
    System.arraycopy(x, 0, operands, at, x.length);
    int first = slots;
    slots += instruction.results();
    return first;
  }

  /** Makes room for an instruction and its operands; where the operands stand. */
  private int begin(int kind, int arity) {
    int at = starts[size];
    if (size == kindOf.length) {
      kindOf = Arrays.copyOf(kindOf, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
    }
    if (operands.length - at < arity) {
      operands = Arrays.copyOf(operands, 2 * operands.length + arity);
    }
    kindOf[size++] = kind;
    starts[size] = at + arity;
    return at;
  }

  InstructionArrays arrays() {
    int[] ends = Arrays.copyOf(starts, size + 1);
    List<Instruction> all = kinds.all();
    int[] read = Arrays.copyOf(operands, ends[size]);
    return new InstructionArrays(all, Arrays.copyOf(kindOf, size), ends, read, inputs, slots);
  }
}
