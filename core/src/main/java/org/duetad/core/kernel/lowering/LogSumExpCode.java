package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.special.Decay;

/**
 * {@code log Σ exp x_k} written out, with the bits of {@code LogSumExpLanes}.
 *
 * @param out where it is written
 * @param max the largest operand
 * @param differences {@code x_k - max}
 */
record LogSumExpCode(BlockWriter out, Expression max, List<Expression> differences) {

  private static final Expression ONE = new Expression.Literal(1);

  static LogSumExpCode of(BlockWriter out, Expression... x) {
    Expression.Local max = out.let(x[0]);
    for (int k = 1; k < x.length; k++) {
      out.assign(max, new Expression.MathCall("max", List.of(max, x[k])));
    }
    List<Expression> differences = new ArrayList<>();
    Arrays.stream(x).forEach(xk -> differences.add(out.let(difference(xk, max))));
    return new LogSumExpCode(out, max, differences);
  }

  private static Expression difference(Expression x, Expression y) {
    return new Expression.Arithmetic('-', x, y);
  }

  private static Expression exponential(Expression difference) {
    return new Expression.Call((a, b, c) -> Decay.exp(a), "decay", List.of(difference));
  }

  /**
   * The largest operand and the logarithm of the rest: of the largest ones, the first is left out.
   */
  Expression value() {
    Expression.Local rest = out.let(Formulas.ZERO);
    Expression.Local left = out.let(ONE);
    for (Expression d : differences) {
      Expression term = new Expression.IfNegative(d, exponential(d), difference(ONE, left));
      out.assign(rest, Formulas.plus(rest, term));
      out.assign(left, new Expression.IfNegative(d, left, Formulas.ZERO));
    }
    return Formulas.plus(max, new Expression.MathCall("log1p", List.of(rest)));
  }

  /** {@code exp(x_k - max)/Σ exp(x_j - max)}. */
  List<Expression> slopes() {
    Expression.Local sum = out.let(Formulas.ZERO);
    List<Expression> terms = new ArrayList<>();
    for (Expression d : differences) {
      Expression term = out.let(exponential(d));
      terms.add(term);
      out.assign(sum, Formulas.plus(sum, term));
    }
    return terms.stream()
        .map(term -> (Expression) new Expression.Arithmetic('/', term, sum))
        .toList();
  }
}
