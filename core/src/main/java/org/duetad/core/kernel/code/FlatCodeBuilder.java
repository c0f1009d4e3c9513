package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;

/** Instructions one by one, whose slots are numbered as they come. */
public class FlatCodeBuilder {

  private final int inputs;
  private final List<Source> constants;
  private final IdentityHashMap<Instruction, Integer> kinds = new IdentityHashMap<>();
  private final List<Instruction> all = new ArrayList<>();
  private int[] kindOf = new int[16];
  private int[] starts = new int[17];
  private int[] operands = new int[32];
  private int size;
  private int slots;

  /** The constants fill the slots after the inputs. */
  public FlatCodeBuilder(int inputs, List<Source> constants) {
    this.inputs = inputs;
    this.constants = constants;
    slots = inputs + constants.size();
  }

  /** How many instructions there are so far. */
  public int size() {
    return size;
  }

  /** How many slots there are so far. */
  public int slots() {
    return slots;
  }

  /**
   * Adds an instruction.
   *
   * @param instruction stands for its operation
   * @param read the slots of its operands
   * @return the slot of its first result
   */
  public int add(Instruction instruction, int... read) {
    int start = starts[size];
    if (start + read.length > operands.length) {
      operands = Arrays.copyOf(operands, 2 * operands.length + read.length);
    }
    System.arraycopy(read, 0, operands, start, read.length);
    if (size == kindOf.length) {
      kindOf = Arrays.copyOf(kindOf, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
    }
    kindOf[size++] = kind(instruction);
    starts[size] = start + read.length;
    int first = slots;
    slots += instruction.results();
    return first;
  }

  /** Equal instructions are mostly the same object. */
  private int kind(Instruction instruction) {
    Integer known = kinds.get(instruction);
    if (known != null) {
      return known;
    }
    all.add(instruction);
    kinds.put(instruction, all.size() - 1);
    return all.size() - 1;
  }

  public FlatCode code(int[] outputs) {
    int[] ends = Arrays.copyOf(starts, size + 1);
    return new FlatCode(
        inputs,
        constants,
        all.toArray(Instruction[]::new),
        Arrays.copyOf(kindOf, size),
        ends,
        Arrays.copyOf(operands, ends[size]),
        outputs);
  }
}
