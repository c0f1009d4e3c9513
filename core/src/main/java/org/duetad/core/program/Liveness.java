package org.duetad.core.program;

import java.util.Arrays;
import java.util.List;

/** Which values of a program are alive when. */
final class Liveness {

  private Liveness() {}

  /** How many values are alive after each instruction. */
  static int[] of(Program program) {
    List<Instruction> instructions = program.instructions();
    int[] lastRead = lastReads(program);
    int[] ends = new int[instructions.size() + 1];
    int alive = (int) Arrays.stream(lastRead, 0, program.inputs()).filter(k -> k >= 0).count();
    Arrays.stream(lastRead).filter(k -> k >= 0).forEach(k -> ends[k]++);
    int[] live = new int[instructions.size()];
    for (int k = 0; k < live.length; k++) {
      Instruction instruction = instructions.get(k);
      for (int i = 0; i < instruction.results(); i++) {
        alive += lastRead[instruction.first() + i] >= 0 ? 1 : 0;
      }
      alive -= ends[k];
      live[k] = alive;
    }
    return live;
  }

  /** The last instruction that reads each slot; past the end for outputs, -1 if nobody does. */
  static int[] lastReads(Program program) {
    int[] last = new int[program.slots()];
    Arrays.fill(last, -1);
    List<Instruction> instructions = program.instructions();
    for (int k = 0; k < instructions.size(); k++) {
      for (int slot : instructions.get(k).operands()) {
        last[slot] = k;
      }
    }
    Arrays.stream(program.outputs()).forEach(slot -> last[slot] = instructions.size());
    return last;
  }
}
