package org.duetad.core.kernel.terms;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.kernel.code.FlatCodeBuilder;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;

/** Adds what is the same operation on the same operands once in a turn: slopes, as a rule. */
final class SharingBuilder extends FlatCodeBuilder {

  private final Map<Computed, Integer> known = new HashMap<>();

  SharingBuilder(int inputs, List<Source> constants) {
    super(inputs, constants);
  }

  private record Computed(Object operation, IntBuffer read) {}

  /** Begins a turn, which computes all again. */
  void begin() {
    known.clear();
  }

  @Override
  public int add(Instruction instruction, int... read) {
    Computed computed = new Computed(instruction.operation(), IntBuffer.wrap(read.clone()));
    Integer first = known.get(computed);
    if (first == null) {
      first = super.add(instruction, read);
      known.put(computed, first);
    }
    return first;
  }
}
