package org.duetad.checkpoint.bounded;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.InstructionArrays;
import org.duetad.core.program.Liveness;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/** Sizes of a program's values in bytes, and where each is live. */
final class ValueSizes {

  /** An object with a double. */
  private static final int SCALAR = 24;

  /** Object overhead of a matrix, without its elements. */
  private static final int MATRIX = 96;

  private final Program program;

  /** Bytes of each slot. */
  final int[] bytes;

  /** The last instruction that reads each slot; past the end for outputs, -1 if unused. */
  final int[] lastReads;

  /** The first slot filled by each instruction or a later one. */
  final int[] starts;

  /** Bytes of the values live before each instruction, and at the end. */
  final long[] alive;

  /** Bytes of the results of all instructions before each one. */
  private final long[] before;

  /** With matrices, by evaluating the program once, freeing values after their last use. */
  ValueSizes(Program program, Object[] x) {
    this.program = program;
    bytes = new int[program.slots()];
    lastReads = Liveness.lastReads(program);
    starts = starts();
    Arrays.fill(bytes, SCALAR);
    if (program.code().findKind(Instruction::makesMatrices).isPresent()) {
      weigh(x);
    }
    alive = Liveness.alive(program, lastReads, bytes);
    before = new long[starts.length];
    for (int k = 0; k + 1 < before.length; k++) {
      before[k + 1] = before[k];
      for (int slot = starts[k]; slot < starts[k + 1]; slot++) {
        before[k + 1] += bytes[slot];
      }
    }
  }

  private int[] starts() {
    InstructionArrays code = program.code();
    int[] first = new int[code.size() + 1];
    first[0] = program.inputs();
    for (int k = 0; k < code.size(); k++) {
      first[k + 1] = first[k] + code.results(k);
    }
    return first;
  }

  /** How many numbers and matrices may have a place at a time when their bytes are at a peak. */
  int most(long peak) {
    long unused = IntStream.range(0, program.inputs()).filter(i -> lastReads[i] < 0).count();
    return (int) Math.min(bytes.length, peak / SCALAR + unused);
  }

  private void weigh(Object[] x) {
    Values values = new Values(program.slots());
    values.put(0, x);
    List<Instruction> instructions = program.instructions();
    for (int k = 0; k < instructions.size(); k++) {
      Instruction instruction = instructions.get(k);
      instruction.evaluate(values);
      weigh(values, starts[k], starts[k + 1]);
      release(instruction, k, 0, values);
    }
  }

  private void weigh(Values values, int from, int to) {
    for (int slot = from; slot < to; slot++) {
      if (values.get(slot) instanceof Matrix m) {
        bytes[slot] = MATRIX + Double.BYTES * m.numRows() * m.numCols();
      }
    }
  }

  /**
   * Frees the values, from a slot on, whose last reader is this instruction, and its unused
   * results.
   */
  void release(Instruction instruction, int k, int firstSlot, Values values) {
    for (int slot : instruction.operands()) {
      if (lastReads[slot] == k && slot >= firstSlot) {
        values.take(slot);
      }
    }
    for (int slot = starts[k]; slot < starts[k + 1]; slot++) {
      if (lastReads[slot] < 0) {
        values.take(slot);
      }
    }
  }

  /** Bytes of the results of instructions that are live after the last of them. */
  long aliveOf(int from, int to) {
    long sum = 0;
    for (int slot = starts[from]; slot < starts[to]; slot++) {
      sum += lastReads[slot] >= to ? bytes[slot] : 0;
    }
    return sum;
  }

  /** Bytes of all results of instructions, the end excluded. */
  long results(int from, int to) {
    return before[to] - before[from];
  }

  /** Approximate memory of the program, with the tables of a pass over it. */
  static long programBytes(Program program) {
    // Weights, last reads, instructions, places; whether it is active, and may underflow.
    long perSlot = 4 * 4 + 2;
    InstructionArrays code = program.code();
    // Kinds, starts and operands twice; results twice, what is alive, and what is before.
    long perInstruction = 2 * (4 + 4) + 2 * 4 + 2 * 8;
    return perSlot * program.slots()
        + perInstruction * code.size()
        + 2 * 4L * code.start(code.size());
  }
}
