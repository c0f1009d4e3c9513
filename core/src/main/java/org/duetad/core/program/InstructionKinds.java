package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.duetad.core.Constant;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.program.instruction.Application;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.program.instruction.ValueRead;
import org.duetad.core.rules.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of instruction that occur, numbered: instructions of a kind differ in their slots only.
 * Rules are found by a hash table with linear probing, at most half full.
 */
final class InstructionKinds {

  /** In place of a number: there is none. */
  static final int NONE = -1;

  private final List<Instruction> all = new ArrayList<>();
  private final Map<Object, Integer> others = new HashMap<>();
  private @Nullable Primitive[] rules = new Primitive[32];
  private int[] kinds = new int[32];
  private int size;

  /** The first instruction of each kind. */
  List<Instruction> all() {
    return all;
  }

  /** The kind of the applications of a rule with one result, or {@link #NONE}. */
  int find(Primitive rule) {
    int index = index(rule);
    return rules[index] == null ? NONE : kinds[index];
  }

  /** A new kind: the applications of a rule with one result. */
  int add(Primitive rule, Instruction first) {
    if (2 * ++size > rules.length) {
      grow();
    }
    int kind = added(first);
    put(rule, kind);
    return kind;
  }

  /** The kind of an instruction. */
  int of(Instruction instruction) {
    if (instruction instanceof Applied.Unary
        || instruction instanceof Applied.Binary
        || instruction instanceof Applied.Reduced) {
      Primitive rule = (Primitive) instruction.operation();
      int known = find(rule);
      return known == NONE ? add(rule, instruction) : known;
    }
    if (instruction instanceof Source || instruction instanceof ValueRead) {
      return added(instruction); // Each has a value of its own.
    }
    return others.computeIfAbsent(key(instruction), key -> added(instruction));
  }

  /**
   * Whether two instructions are of the same kind, in the programs of two recordings, whose source
   * lines may differ with the caller.
   */
  static boolean areSame(Instruction a, Instruction b, BiPredicate<Primitive, Primitive> areSame) {
    if (a instanceof Application one && b instanceof Application other) {
      return a.results() == b.results()
          && (SameRules.areSame(one.rule(), other.rule())
              || areSame.test(one.rule(), other.rule()));
    }
    if (a instanceof Source one && b instanceof Source other) {
      return areSame(one.value(), other.value());
    }
    if (a instanceof ValueRead one && b instanceof ValueRead other) {
      return Arrays.equals(one.values(), other.values());
    }
    if (a instanceof Guard one && b instanceof Guard other) {
      return one.relation() == other.relation() && one.answer() == other.answer();
    }
    return a.getClass() == b.getClass() && key(a).equals(key(b));
  }

  private static boolean areSame(Object a, Object b) {
    if (a instanceof Constant one && b instanceof Constant other) {
      return Double.compare(one.value(), other.value()) == 0;
    }
    if (a instanceof ConstantMatrix one && b instanceof ConstantMatrix other) {
      return one.numRows() == other.numRows()
          && one.numCols() == other.numCols()
          && Arrays.equals(one.value().data, other.value().data);
    }
    return a.equals(b);
  }

  private static Object key(Instruction instruction) {
    return instruction instanceof Guard guard
        ? List.of(guard.relation(), guard.answer(), guard.line())
        : List.of(instruction.operation(), instruction.results());
  }

  private int added(Instruction first) {
    all.add(first);
    return all.size() - 1;
  }

  private void put(Primitive rule, int kind) {
    int index = index(rule);
    rules[index] = rule;
    kinds[index] = kind;
  }

  /** Where a rule is, or where it can be put. */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  private int index(Primitive rule) {
    int mask = rules.length - 1;
    int index = System.identityHashCode(rule) & mask;
    while (rules[index] != null && rules[index] != rule) {
      index = (index + 1) & mask;
    }
    return index;
  }

  private void grow() {
    @Nullable Primitive[] old = rules;
    int[] numbers = kinds;
    rules = new Primitive[2 * old.length];
    kinds = new int[2 * old.length];
    for (int i = 0; i < old.length; i++) {
      Primitive rule = old[i];
      if (rule != null) {
        put(rule, numbers[i]);
      }
    }
  }
}
