package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Values;

/**
 * Eliminates common subexpressions, folds constants and removes dead code, in one forward and one
 * backward pass. Instructions are moved or removed but never rewritten, so values keep every bit.
 * Conditions stay.
 */
final class Optimiser {

  /** The new slot of what was removed. */
  private static final int GONE = -1;

  private final int[] renamed;
  private final Map<List<Object>, Integer> seen = new HashMap<>();
  private final Map<Integer, Object> constants = new HashMap<>();
  private final List<Instruction> kept = new ArrayList<>();
  private int slots;

  private Optimiser(Program program) {
    this.renamed = new int[program.slots()];
    this.slots = program.inputs();
    Arrays.setAll(renamed, slot -> slot);
  }

  static Program of(Program program) {
    Optimiser optimiser = new Optimiser(program);
    program.instructions().forEach(optimiser::take);
    int[] outputs = renamed(optimiser.renamed, program.outputs());
    Program merged = new Program(program.point(), optimiser.kept, outputs);
    return living(merged.named(names(program, optimiser.renamed))).derivedBy(program.derivation());
  }

  private void take(Instruction instruction) {
    int[] operands = renamed(renamed, instruction.operands());
    Integer known = seen.putIfAbsent(key(instruction, operands), slots);
    if (known != null) {
      rename(instruction, known);
    } else if (isFoldable(operands)) {
      fold(instruction, operands);
    } else {
      add(instruction, operands);
    }
  }

  private void add(Instruction instruction, int[] operands) {
    rename(instruction, slots);
    kept.add(instruction.moved(operands, slots));
    if (instruction instanceof Literal literal) {
      constants.put(slots, literal.value());
    }
    slots += instruction.results();
  }

  private void rename(Instruction instruction, int first) {
    for (int i = 0; i < instruction.results(); i++) {
      renamed[instruction.first() + i] = first + i;
    }
  }

  private boolean isFoldable(int[] operands) {
    return operands.length > 0 && Arrays.stream(operands).allMatch(constants::containsKey);
  }

  /** Computes a constant; a condition on constants holds at every point. */
  private void fold(Instruction instruction, int[] operands) {
    Values values = new Values(slots + instruction.results());
    for (int operand : operands) {
      values.put(operand, Objects.requireNonNull(constants.get(operand)));
    }
    instruction.moved(operands, slots).evaluate(values);
    int first = slots;
    for (int i = 0; i < instruction.results(); i++) {
      Literal literal = new Literal(values.get(first + i), slots);
      constants.put(slots, literal.value());
      kept.add(literal);
      slots++;
    }
    rename(instruction, first);
  }

  private static int[] renamed(int[] renamed, int[] operands) {
    return Arrays.stream(operands).map(slot -> renamed[slot]).toArray();
  }

  /** Two instructions with equal keys compute the same. */
  private static List<Object> key(Instruction instruction, int[] operands) {
    return List.of(instruction.operation(), Arrays.stream(operands).boxed().toList());
  }

  /** Without instructions whose results are unused. */
  private static Program living(Program program) {
    boolean[] needed = needed(program);
    int[] renamed = new int[program.slots()];
    Arrays.setAll(renamed, slot -> slot);
    List<Instruction> kept = new ArrayList<>();
    int slots = program.inputs();
    for (Instruction instruction : program.instructions()) {
      if (isNeeded(instruction, needed)) {
        kept.add(instruction.moved(renamed(renamed, instruction.operands()), slots));
        for (int i = 0; i < instruction.results(); i++) {
          renamed[instruction.first() + i] = slots++;
        }
      }
    }
    int[] outputs = renamed(renamed, program.outputs());
    program.names().keySet().stream()
        .filter(slot -> slot >= program.inputs() && !needed[slot])
        .forEach(slot -> renamed[slot] = GONE);
    return new Program(program.point(), kept, outputs).named(names(program, renamed));
  }

  /** The names at the new slots. */
  private static NavigableMap<Integer, String> names(Program program, int[] renamed) {
    NavigableMap<Integer, String> names = new TreeMap<>();
    program.names().forEach((slot, name) -> names.put(renamed[slot], name));
    names.remove(GONE);
    return names;
  }

  private static boolean[] needed(Program program) {
    boolean[] needed = new boolean[program.slots()];
    Arrays.stream(program.outputs()).forEach(slot -> needed[slot] = true);
    List<Instruction> instructions = program.instructions();
    for (int k = instructions.size() - 1; k >= 0; k--) {
      if (isNeeded(instructions.get(k), needed)) {
        Arrays.stream(instructions.get(k).operands()).forEach(slot -> needed[slot] = true);
      }
    }
    return needed;
  }

  private static boolean isNeeded(Instruction instruction, boolean[] needed) {
    return instruction instanceof Condition
        || IntStream.range(0, instruction.results()).anyMatch(i -> needed[instruction.first() + i]);
  }
}
