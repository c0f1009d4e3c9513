package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.program.InstructionArrays;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;

/** Takes the constants out of a program, and numbers the slots anew. */
public final class Renumbering {

  private final Program program;
  private final InstructionArrays all;
  private final Instruction[] kinds;

  /** Whether a kind is a constant; each constant is a kind of its own. */
  private final boolean[] isConstant;

  private final List<Source> constants = new ArrayList<>();

  /** The new slot of each slot. */
  private final int[] renamed;

  private final int[] kindOf;
  private final int[] starts;
  private int size;

  /** The next slot, and the next new one of a result. */
  private int slot;

  private int result;

  Renumbering(Program program) {
    this.program = program;
    all = program.code();
    kinds = new Instruction[all.kinds()];
    isConstant = new boolean[kinds.length];
    slot = program.inputs();
    result = slot;
    for (int kind = 0; kind < kinds.length; kind++) {
      kinds[kind] = all.ofKind(kind);
      isConstant[kind] = kinds[kind] instanceof Source;
      result += isConstant[kind] ? 1 : 0;
    }
    renamed = new int[program.slots()];
    kindOf = new int[all.size()];
    starts = new int[all.size() + 1];
    for (int input = 0; input < slot; input++) {
      renamed[input] = input;
    }
  }

  /** The names of a program's slots, renumbered. */
  public static Map<Integer, String> names(Program program) {
    if (program.names().isEmpty()) {
      return Map.of();
    }
    Renumbering all = new Renumbering(program);
    all.code();
    Map<Integer, String> names = new HashMap<>();
    program.names().forEach((slot, name) -> names.put(all.renamed[slot], name));
    return names;
  }

  FlatCode code() {
    for (int k = 0; k < all.size(); k++) {
      take(k);
    }
    int[] outputs = program.outputs().clone();
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = renamed[outputs[i]];
    }
    return new FlatCode(
        program.inputs(),
        constants,
        kinds,
        Arrays.copyOf(kindOf, size),
        Arrays.copyOf(starts, size + 1),
        all.operands(renamed),
        outputs);
  }

  private void take(int k) {
    int kind = all.kind(k);
    if (isConstant[kind]) {
      renamed[slot++] = program.inputs() + constants.size();
      constants.add((Source) kinds[kind]);
      return;
    }
    for (int r = all.results(k); r > 0; r--) {
      renamed[slot++] = result++;
    }
    kindOf[size++] = kind;
    starts[size] = all.start(k + 1);
  }
}
