package org.duetad.core.program;

import java.util.List;
import java.util.Optional;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.RuleNames;

/** Whether two rules are the same, as the library makes some anew whenever they are applied. */
final class SameRules {

  private SameRules() {}

  /** Whether two rules are equal, or one rule of the library, with the same parameters. */
  static boolean areSame(Primitive a, Primitive b) {
    if (a.equals(b)) {
      return true;
    }
    if (a instanceof MatrixRule one && b instanceof MatrixRule other) {
      return areSame(one, other);
    }
    Optional<String> text = RuleNames.text(a);
    return text.isPresent() && text.equals(RuleNames.text(b));
  }

  private static boolean areSame(MatrixRule a, MatrixRule b) {
    return a.name().equals(b.name())
        && a.getClass() == b.getClass()
        && !a.parameters().isEmpty()
        && areSame(a.parameters(), b.parameters())
        && MatrixRuleNames.isKnown(a)
        && MatrixRuleNames.isKnown(b);
  }

  /** Whether parameters are the same: numbers, words, or rules of numbers. */
  private static boolean areSame(List<Object> a, List<Object> b) {
    for (int i = 0; i < a.size() && a.size() == b.size(); i++) {
      if (!isSame(a.get(i), b.get(i))) {
        return false;
      }
    }
    return a.size() == b.size();
  }

  private static boolean isSame(Object a, Object b) {
    return a.equals(b)
        || (a instanceof Primitive one && b instanceof Primitive other && areSame(one, other));
  }
}
