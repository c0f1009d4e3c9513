package org.duetad.core.program;

import java.util.Arrays;

/** Liveness of a program's values: from when to when each is needed. For authors of passes. */
public final class Liveness {

  private Liveness() {}

  /** How many values are alive after each instruction. */
  static int[] of(Program program) {
    int[] ones = new int[program.slots()];
    Arrays.fill(ones, 1);
    return Arrays.stream(alive(program, lastReads(program), ones))
        .skip(1)
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  /**
   * The total weight of what is alive before each instruction, and at the end.
   *
   * @param program the program
   * @param lastReads the last instruction that reads each slot
   * @param weights the weight of each slot
   * @return a sum for each instruction, and one for the end
   */
  public static long[] alive(Program program, int[] lastReads, int[] weights) {
    InstructionArrays code = program.code();
    long[] alive = new long[code.size() + 1];
    long[] ends = new long[code.size() + 1];
    for (int slot = 0; slot < weights.length; slot++) {
      if (lastReads[slot] >= 0) {
        ends[lastReads[slot]] += weights[slot];
        alive[0] += slot < program.inputs() ? weights[slot] : 0;
      }
    }
    int slot = program.inputs();
    for (int k = 0; k < code.size(); k++) {
      alive[k + 1] = alive[k] - ends[k];
      for (int end = slot + code.results(k); slot < end; slot++) {
        alive[k + 1] += lastReads[slot] >= 0 ? weights[slot] : 0;
      }
    }
    return alive;
  }

  /**
   * The last instruction that reads each slot.
   *
   * @param program the program
   * @return for each slot the index of an instruction, their number for outputs, -1 if unused
   */
  public static int[] lastReads(Program program) {
    int[] last = new int[program.slots()];
    Arrays.fill(last, -1);
    InstructionArrays code = program.code();
    for (int k = 0; k < code.size(); k++) {
      for (int i = code.start(k); i < code.start(k + 1); i++) {
        last[code.operand(i)] = k;
      }
    }
    Arrays.stream(program.outputs()).forEach(slot -> last[slot] = code.size());
    return last;
  }
}
