package org.duetad.core.program.instruction;

/**
 * A comparison, with its result when the program was recorded.
 *
 * @param relation the comparison
 * @param x the slot on the left
 * @param y the slot on the right
 * @param answer the result: 1 for true, 0 for false; for {@link Relation#ORDER} -1, 0 or 1
 * @param line the user's source line
 */
public record Guard(Relation relation, int x, int y, int answer, String line) implements Condition {

  @Override
  public String name() {
    return "guard";
  }

  @Override
  public Object operation() {
    return relation;
  }

  @Override
  public int[] operands() {
    return new int[] {x, y};
  }

  @Override
  public void evaluate(Values v) {
    int now = relation.of(v.scalar(x), v.scalar(y));
    if (now != answer) {
      throw new BranchChangedException(
          "evaluate: "
              + v.scalar(x).primal()
              + " "
              + relation
              + " "
              + v.scalar(y).primal()
              + " at "
              + line
              + " has a different result than when the program was recorded; record it at this point, or pass"
              + " Differentiator.record(f, x) instead, which records each branch");
    }
  }

  @Override
  public Instruction moved(int[] operands, int first) {
    return new Guard(relation, operands[0], operands[1], answer, line);
  }

  @Override
  public String toString() {
    return text("%" + x, "%" + y);
  }

  /**
   * The comparison and its result.
   *
   * @param left the text of the operand on the left
   * @param right the text of the operand on the right
   * @return a line of a listing
   */
  public String text(String left, String right) {
    return "guard "
        + left
        + " "
        + relation
        + " "
        + right
        + (relation == Relation.ORDER ? " is " + answer : ": " + (answer == 1));
  }
}
