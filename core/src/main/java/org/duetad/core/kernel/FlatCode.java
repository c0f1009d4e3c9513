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
  private final List<Source> constants;
  private final List<Instruction> code;
  private final int[] results;
  private final int[] starts;
  private final int[] operands;
  private final int[] producers;
  private final int[] outputs;

  /** As {@link FlatCodeBuilder} makes it. */
  FlatCode(
      int inputs,
      List<Source> constants,
      List<Instruction> code,
      int[] starts,
      int[] operands,
      int[] outputs) {
    this.inputs = inputs;
    this.constants = constants;
    this.code = code;
    this.starts = starts;
    this.operands = operands;
    this.outputs = outputs;
    int head = inputs + constants.size();
    results = new int[code.size()];
    producers = new int[head + code.stream().mapToInt(Instruction::results).sum()];
    Arrays.fill(producers, 0, head, -1);
    int result = head;
    for (int k = 0; k < results.length; k++) {
      results[k] = result;
      int next = result + code.get(k).results();
      Arrays.fill(producers, result, next, k);
      result = next;
    }
  }

  static FlatCode of(Program program) {
    List<Source> constants = new ArrayList<>();
    int[] renamed = new int[program.slots()];
    Arrays.setAll(renamed, slot -> slot);
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Source source) {
        renamed[source.first()] = program.inputs() + constants.size();
        constants.add(source);
      }
    }
    FlatCodeBuilder builder = new FlatCodeBuilder(program.inputs(), constants);
    for (Instruction instruction : program.instructions()) {
      if (!(instruction instanceof Source)) {
        int first = builder.add(instruction, renamed(instruction.operands(), renamed));
        for (int i = 0; i < instruction.results(); i++) {
          renamed[instruction.first() + i] = first + i;
        }
      }
    }
    return builder.code(renamed(program.outputs(), renamed));
  }

  private static int[] renamed(int[] slots, int[] renamed) {
    int[] others = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      others[i] = renamed[slots[i]];
    }
    return others;
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

  /** With slots of another numbering. */
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
