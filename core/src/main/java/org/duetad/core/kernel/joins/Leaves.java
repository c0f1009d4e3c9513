package org.duetad.core.kernel.joins;

import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.program.loops.Expression;

/** Replaces what formulas read: local variables and numbers in memory. */
final class Leaves {

  private Leaves() {}

  /** A formula with another leaf for each. */
  static Expression replaced(Expression x, UnaryOperator<Expression> leaf) {
    if (x instanceof Expression.Arithmetic it) {
      return new Expression.Arithmetic(
          it.operator(), replaced(it.x(), leaf), replaced(it.y(), leaf));
    } else if (x instanceof Expression.Negative it) {
      return new Expression.Negative(replaced(it.x(), leaf));
    } else if (x instanceof Expression.MathCall it) {
      return new Expression.MathCall(it.method(), replaced(it.operands(), leaf));
    } else if (x instanceof Expression.Call it) {
      return new Expression.Call(it.function(), it.name(), replaced(it.operands(), leaf));
    } else if (x instanceof Expression.Selection it) {
      return new Expression.Selection(
          replaced(it.c(), leaf), replaced(it.x(), leaf), replaced(it.y(), leaf));
    } else if (x instanceof Expression.IfNegative it) {
      return new Expression.IfNegative(
          replaced(it.c(), leaf), replaced(it.x(), leaf), replaced(it.y(), leaf));
    } else if (x instanceof Expression.Noted it) {
      return new Expression.Noted(replaced(it.x(), leaf));
    } else if (x instanceof Expression.NotedProduct it) {
      return new Expression.NotedProduct(replaced(it.slope(), leaf), replaced(it.adjoint(), leaf));
    }
    return leaf.apply(x);
  }

  private static List<Expression> replaced(List<Expression> some, UnaryOperator<Expression> leaf) {
    return some.stream().map(x -> replaced(x, leaf)).toList();
  }
}
