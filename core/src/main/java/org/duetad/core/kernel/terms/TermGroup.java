package org.duetad.core.kernel.terms;

import java.util.ArrayList;
import java.util.List;

/** Terms that do the same with operands of their own. */
public final class TermGroup {

  private final TermCode code;
  private final int variables;

  /** The slots of the operands of each term. */
  private final List<int[]> terms = new ArrayList<>();

  TermGroup(TermReader first) {
    code = first.code();
    variables = first.variables();
  }

  void add(TermReader term) {
    terms.add(term.operands());
  }

  /** How many terms there are. */
  public int count() {
    return terms.size();
  }

  /** What each of them does. */
  TermCode code() {
    return code;
  }

  /** How many variables each term has. */
  public int variables() {
    return variables;
  }

  /** How many entries the Hessians of all terms have at most. */
  public long entries() {
    return (long) count() * variables * variables;
  }

  /** How many instructions compute the gradient of a term, about. */
  public long instructions() {
    return (long) code.steps().size() * (1 + variables);
  }

  /** How many operands each term has; variables are the first ones. */
  int operands() {
    return terms.get(0).length;
  }

  /** The slot of an operand of a term. */
  public int slot(int term, int operand) {
    return terms.get(term)[operand];
  }

  /** Whether an operand is the same in all terms. */
  boolean isCommon(int operand) {
    int first = slot(0, operand);
    return terms.stream().allMatch(slots -> slots[operand] == first);
  }
}
