package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;

/** Instructions one by one, whose slots are numbered as they come. */
final class FlatCodeBuilder {

  private final int inputs;
  private final List<Source> constants;
  private final List<Instruction> code = new ArrayList<>();
  private int[] starts = new int[16];
  private int[] operands = new int[32];
  private int slots;

  /** The constants fill the slots after the inputs. */
  FlatCodeBuilder(int inputs, List<Source> constants) {
    this.inputs = inputs;
    this.constants = constants;
    slots = inputs + constants.size();
  }

  /** How many instructions there are so far. */
  int size() {
    return code.size();
  }

  /**
   * Adds an instruction.
   *
   * @param instruction stands for its operation
   * @param read the slots of its operands
   * @return the slot of its first result
   */
  int add(Instruction instruction, int... read) {
    code.add(instruction);
    int start = starts[code.size() - 1];
    if (start + read.length > operands.length) {
      operands = Arrays.copyOf(operands, 2 * operands.length + read.length);
    }
    System.arraycopy(read, 0, operands, start, read.length);
    if (code.size() == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[code.size()] = start + read.length;
    int first = slots;
    slots += instruction.results();
    return first;
  }

  FlatCode code(int[] outputs) {
    int[] ends = Arrays.copyOf(starts, code.size() + 1);
    int[] all = Arrays.copyOf(operands, ends[code.size()]);
    return new FlatCode(inputs, constants, code, ends, all, outputs);
  }
}
