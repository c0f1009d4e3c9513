package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;

/**
 * The instructions of a program without its constants, which stand where they were first used and
 * would break the rhythm of a loop. Slots are numbered anew: the inputs, the constants, and the
 * results in the order of the instructions.
 */
final class FlatCode {

  private final int inputs;
  private final List<Source> constants = new ArrayList<>();
  private final List<Instruction> code = new ArrayList<>();
  private final int[] results;
  private final int[] starts;
  private final int[] operands;
  private final int[] producers;
  private final int[] outputs;

  FlatCode(Program program) {
    inputs = program.inputs();
    int[] renamed = renamed(program);
    results = new int[code.size()];
    starts = new int[code.size() + 1];
    producers = new int[program.slots()];
    Arrays.fill(producers, -1);
    operands = operands(renamed);
    outputs = Arrays.stream(program.outputs()).map(slot -> renamed[slot]).toArray();
  }

  /** Separates constants and instructions; the new number of each slot. */
  private int[] renamed(Program program) {
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Source source) {
        constants.add(source);
      } else {
        code.add(instruction);
      }
    }
    int[] renamed = new int[program.slots()];
    Arrays.setAll(renamed, slot -> slot);
    int constant = inputs;
    int result = inputs + constants.size();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Source) {
        renamed[instruction.first()] = constant++;
      } else {
        for (int i = 0; i < instruction.results(); i++) {
          renamed[instruction.first() + i] = result++;
        }
      }
    }
    return renamed;
  }

  private int[] operands(int[] renamed) {
    int[] all = new int[2 * code.size()];
    int result = inputs + constants.size();
    for (int k = 0; k < code.size(); k++) {
      int[] slots = code.get(k).operands();
      int end = starts[k] + slots.length;
      if (end > all.length) {
        all = Arrays.copyOf(all, Math.max(end, 2 * all.length));
      }
      for (int i = 0; i < slots.length; i++) {
        all[starts[k] + i] = renamed[slots[i]];
      }
      starts[k + 1] = end;
      results[k] = result;
      int next = result + code.get(k).results();
      Arrays.fill(producers, result, next, k);
      result = next;
    }
    return all;
  }

  int inputs() {
    return inputs;
  }

  /** The constants; the first one fills the slot after the inputs. */
  List<Source> constants() {
    return constants;
  }

  /** How many instructions there are besides constants. */
  int size() {
    return results.length;
  }

  int slots() {
    return producers.length;
  }

  /** With slots as they are numbered in the program. */
  Instruction instruction(int k) {
    return code.get(k);
  }

  /** The slot of an instruction's first result, or of the next one if it has none. */
  int result(int k) {
    return results[k];
  }

  int arity(int k) {
    return starts[k + 1] - starts[k];
  }

  int operand(int k, int i) {
    return operands[starts[k] + i];
  }

  /** The instruction that fills a slot, or -1 for inputs and constants. */
  int producer(int slot) {
    return producers[slot];
  }

  /** How many results a stretch of instructions has. */
  int results(int from, int to) {
    return code.subList(from, to).stream().mapToInt(Instruction::results).sum();
  }

  /** Which slots depend on one of the first inputs. */
  boolean[] active(int variables) {
    boolean[] active = new boolean[producers.length];
    Arrays.fill(active, 0, variables, true);
    for (int k = 0; k < results.length; k++) {
      boolean any = false;
      for (int i = starts[k]; i < starts[k + 1] && !any; i++) {
        any = active[operands[i]];
      }
      Arrays.fill(active, results[k], results[k] + code.get(k).results(), any);
    }
    return active;
  }

  int[] outputs() {
    return outputs;
  }
}
