package org.duetad.core.program.loops;

import java.util.List;

/** A formula of doubles. */
public sealed interface Expression {

  /**
   * A constant.
   *
   * @param value its value
   */
  record Literal(double value) implements Expression {}

  /**
   * A local variable.
   *
   * @param number its number
   */
  record Local(int number) implements Expression {}

  /**
   * A number in memory.
   *
   * @param memory the array
   * @param index the place
   */
  record Read(Memory memory, Index index) implements Expression {}

  /**
   * {@code x + y} and its kin.
   *
   * @param operator one of {@code + - * /}
   * @param x the left operand
   * @param y the right operand
   */
  record Arithmetic(char operator, Expression x, Expression y) implements Expression {}

  /**
   * {@code -x}.
   *
   * @param x the operand
   */
  record Negative(Expression x) implements Expression {}

  /**
   * A function of {@link Math}.
   *
   * @param method its name
   * @param operands one or two operands
   */
  record MathCall(String method, List<Expression> operands) implements Expression {}

  /**
   * Any other function.
   *
   * @param function the function
   * @param name the name of its rule, and what of it is computed, as in {@code "erf"} or {@code
   *     "slope of erf"}, for readers and error messages; that of a rule of the library stands for
   *     it
   * @param operands one to three operands
   */
  record Call(Function function, String name, List<Expression> operands) implements Expression {}

  /**
   * {@code c > 0 ? x : y}, and c if it is NaN.
   *
   * @param c the condition, a local variable or a constant
   * @param x the result if it is positive
   * @param y the result otherwise
   */
  record Selection(Expression c, Expression x, Expression y) implements Expression {}

  /**
   * {@code c < 0 ? x : y}.
   *
   * @param c the condition
   * @param x the result if it is negative
   * @param y the result otherwise
   */
  record IfNegative(Expression c, Expression x, Expression y) implements Expression {}

  /**
   * A slope, which {@link Notes} takes notice of.
   *
   * @param x the slope
   */
  record Noted(Expression x) implements Expression {}

  /**
   * {@code slope * adjoint}, noted by {@link Notes#noteFlat} if it is 0 or subnormal.
   *
   * @param slope a local variable or a constant
   * @param adjoint a local variable or a constant
   */
  record NotedProduct(Expression slope, Expression adjoint) implements Expression {}

  /** A function of up to three numbers; those that a call does not have are 0. */
  interface Function {
    double apply(double x, double y, double z);
  }
}
