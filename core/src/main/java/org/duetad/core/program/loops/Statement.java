package org.duetad.core.program.loops;

import java.util.List;

/** What loops do. */
public sealed interface Statement {

  /**
   * {@code local = x}.
   *
   * @param local the number of the variable
   * @param x the formula
   */
  record Assign(int local, Expression x) implements Statement {}

  /**
   * {@code memory[index] = x}.
   *
   * @param memory the array
   * @param index the place
   * @param x the formula
   */
  record Write(Memory memory, Index index, Expression x) implements Statement {}

  /**
   * {@code memory[index] += x}.
   *
   * @param memory the array
   * @param index the place
   * @param x the formula
   */
  record Increase(Memory memory, Index index, Expression x) implements Statement {}

  /**
   * A counted loop.
   *
   * @param variable the number of its variable
   * @param from the first turn
   * @param end the turn after the last
   * @param isReversed whether the last turn comes first
   * @param body what is done in each turn; what it assigns to locals remains for later turns and
   *     statements
   */
  record Loop(int variable, int from, int end, boolean isReversed, List<Statement> body)
      implements Statement {}

  /**
   * {@code if (turn mod period == 0) ...}.
   *
   * @param variable the number of a loop's variable
   * @param period a power of 2
   * @param body what is done in these turns
   */
  record Every(int variable, int period, List<Statement> body) implements Statement {}

  /**
   * Statements that share no local variables with others but the result, small enough for a method.
   *
   * @param body the statements
   */
  record Block(List<Statement> body) implements Statement {}

  /**
   * {@code if (local != 0) ... else ...}.
   *
   * @param local the number of the variable
   * @param body what is done if it is not zero
   * @param otherwise what is done if it is, after a slope that may have underflowed ({@link
   *     Notes#isFlat})
   */
  record IfNotZero(int local, List<Statement> body, List<Statement> otherwise)
      implements Statement {}

  /**
   * A comparison that must have the result that was recorded: unless it certainly has, the exact
   * check decides, and throws.
   *
   * @param relation {@code >}, {@code g} for at least, as {@code x > y}; or {@code =} for equality,
   *     which only the exact check can tell
   * @param answer the result
   * @param x the left operand
   * @param y the right operand
   * @param exact the exact check
   * @param line its text
   */
  record Check(
      char relation,
      boolean answer,
      Expression x,
      Expression y,
      Expression.Function exact,
      String line)
      implements Statement {}

  /**
   * Makes the result NaN if a number is too large, or not a number.
   *
   * @param x the number, a local variable or a constant
   * @param limit the largest size that is not too large
   */
  record Doubt(Expression x, double limit) implements Statement {}

  /**
   * Notes a product of values by {@link Notes#noteSunk} if it is 0 or subnormal.
   *
   * @param product the product, a local variable or a constant
   * @param x a factor, a local variable or a constant
   * @param y the other one, likewise
   */
  record NoteSunk(Expression product, Expression x, Expression y) implements Statement {}

  /**
   * A remark for readers.
   *
   * @param text one line
   */
  record Comment(String text) implements Statement {}
}
