package org.duetad.core.program;

import java.util.BitSet;
import java.util.List;
import org.duetad.core.Constant;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.RuleTable;

/** The slots of values that underflowed, and of what is computed from them. */
final class Underflow {

  /** The rules of several results that are known: those of users are functions of doubles. */
  private static final List<GeneralRule> KNOWN = RuleTable.general();

  /** Those that are followed always: not softmax, as a certain choice has slope zero. */
  private static final List<GeneralRule> FOLLOWED =
      KNOWN.stream().filter(rule -> !rule.equals(Reductions.SOFTMAX)).toList();

  private final List<GeneralRule> followed;

  private final BitSet slots = new BitSet();

  /** Beside other derivatives to begin with, a choice that is almost certain has a slope. */
  Underflow(boolean areMild) {
    followed = areMild ? FOLLOWED : KNOWN;
  }

  void add(int slot) {
    slots.set(slot);
  }

  /** Whether a result underflowed, or an operand did. */
  boolean concerns(Instruction instruction, Values values) {
    return isFollowed(instruction) && (isTiny(instruction, values) || isRead(instruction));
  }

  private boolean isFollowed(Instruction instruction) {
    return instruction instanceof Applied.General general
        ? followed.contains(general.rule())
        : TermPass.isScalar(instruction);
  }

  /** Whether a result is below the normal numbers. */
  private static boolean isTiny(Instruction instruction, Values values) {
    for (int j = 0; j < instruction.results(); j++) {
      if (values.find(instruction.first() + j) instanceof Constant y
          && Math.abs(y.value()) < Double.MIN_NORMAL) {
        return true;
      }
    }
    return false;
  }

  private boolean isRead(Instruction instruction) {
    if (slots.isEmpty()) {
      return false;
    }
    for (int slot : instruction.operands()) {
      if (slots.get(slot)) {
        return true;
      }
    }
    return false;
  }
}
