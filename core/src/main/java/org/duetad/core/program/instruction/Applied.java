package org.duetad.core.program.instruction;

import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;

/** Applications of scalar rules. The derivatives are those of the rules. */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public final class Applied {

  private Applied() {}

  /**
   * {@code y = f(x)}.
   *
   * @param rule f
   * @param x the slot of the operand
   * @param first the slot of the result
   */
  public record Unary(UnaryRule rule, int x, int first) implements Application {

    @Override
    public int[] operands() {
      return new int[] {x};
    }

    @Override
    public boolean readsAny(boolean[] marked) {
      return marked[x];
    }

    @Override
    public void evaluate(Values v) {
      v.put(first, v.scalar(x).apply(rule));
    }

    @Override
    public void push(Values v, Values tangents) {
      if (tangents.has(x)) {
        tangents.put(first, Chain.times(slope(v), tangents.scalar(x)));
      }
    }

    @Override
    public void pull(Values v, Adjoints adjoints) {
      Scalar yBar = adjoints.scalar(first);
      if (yBar != null && adjoints.wants(x)) {
        adjoints.add(x, Chain.times(slope(v), yBar));
      }
    }

    private static final Scalar ONE = Scalar.of(1.0);

    /** NaN where the function has no value. */
    private Scalar slope(Values v) {
      if (Factors.isBorder(rule)) {
        return ONE;
      }
      Scalar y = v.scalar(first);
      if (Double.isNaN(y.primal()) && y.isNaN()) {
        return y;
      }
      Scalar operand = Factors.factor(v.scalar(x));
      return Factors.slope(rule.slope().at(operand, Factors.result(y)), operand);
    }

    @Override
    public Instruction moved(int[] operands, int to) {
      return new Unary(rule, operands[0], to);
    }
  }

  /**
   * {@code z = f(x, y)}.
   *
   * @param rule f
   * @param x the slot of the left operand
   * @param y the slot of the right operand
   * @param first the slot of the result
   */
  public record Binary(BinaryRule rule, int x, int y, int first) implements Application {

    @Override
    public int[] operands() {
      return new int[] {x, y};
    }

    @Override
    public boolean readsAny(boolean[] marked) {
      return marked[x] || marked[y];
    }

    @Override
    public void evaluate(Values v) {
      v.put(first, v.scalar(x).apply(rule, v.scalar(y)));
    }

    @Override
    public void push(Values v, Values tangents) {
      if (tangents.has(x)) {
        Scalar left = Chain.times(slope(rule.leftSlope(), v), tangents.scalar(x));
        tangents.put(first, tangents.has(y) ? left.add(right(v, tangents.scalar(y))) : left);
      } else if (tangents.has(y)) {
        tangents.put(first, right(v, tangents.scalar(y)));
      }
    }

    private Scalar right(Values v, Scalar factor) {
      return Chain.times(slope(rule.rightSlope(), v), factor);
    }

    @Override
    public void pull(Values v, Adjoints adjoints) {
      Scalar zBar = adjoints.scalar(first);
      if (zBar == null) {
        return;
      }
      if (adjoints.wants(x)) {
        adjoints.add(x, Chain.times(slope(rule.leftSlope(), v), zBar));
      }
      if (adjoints.wants(y)) {
        adjoints.add(y, right(v, zBar));
      }
    }

    private Scalar slope(BinaryRule.Slope slope, Values v) {
      Scalar left = Factors.factor(v.scalar(x));
      Scalar right = Factors.factor(v.scalar(y));
      return Factors.slope(slope.at(left, right, Factors.result(v.scalar(first))), left, right);
    }

    @Override
    public Instruction moved(int[] operands, int to) {
      return new Binary(rule, operands[0], operands[1], to);
    }
  }

  /**
   * {@code y = f(x_1, ..., x_n)}.
   *
   * @param rule f
   * @param operands the slots of the operands
   * @param first the slot of the result
   */
  public record Reduced(Reduction rule, int[] operands, int first) implements Application {

    @Override
    public int[] operands() {
      return operands.clone();
    }

    @Override
    public boolean readsAny(boolean[] marked) {
      return Instruction.anyMarked(operands, marked);
    }

    @Override
    public void evaluate(Values v) {
      v.put(first, rule.of(v.scalars(operands)));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A rule is a constant.
    public void push(Values v, Values tangents) {
      if (!tangents.hasAny(operands)) {
        return;
      }
      Scalar[] slopes = slopes(v);
      Scalar sum = null;
      for (int k = 0; k < operands.length; k++) {
        int i = rule == Reductions.DOT ? paired(k) : k;
        if (tangents.has(operands[i])) {
          Scalar term = Chain.times(slopes[i], tangents.scalar(operands[i]));
          sum = sum == null ? term : sum.add(term);
        }
      }
      if (sum != null) {
        tangents.put(first, sum);
      }
    }

    @Override
    public void pull(Values v, Adjoints adjoints) {
      Scalar yBar = adjoints.scalar(first);
      if (yBar == null) {
        return;
      }
      Scalar[] slopes = slopes(v);
      for (int i = 0; i < operands.length; i++) {
        if (adjoints.wants(operands[i])) {
          adjoints.add(operands[i], Chain.times(slopes[i], yBar));
        }
      }
    }

    /** Factors one pair after the other, as modes add the terms. */
    private int paired(int k) {
      return k % 2 == 0 ? k / 2 : (operands.length + k - 1) / 2;
    }

    private Scalar[] slopes(Values v) {
      Scalar[] in = Factors.factors(v.scalars(operands));
      Scalar[] slopes = rule.slopes(in, Factors.result(v.scalar(first)));
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = Factors.slope(slopes[i], in);
      }
      return slopes;
    }

    @Override
    public Instruction moved(int[] to, int result) {
      return new Reduced(rule, to, result);
    }
  }

  /**
   * {@code (y_1, ..., y_m) = f(x_1, ..., x_n)}.
   *
   * @param rule f
   * @param operands the slots of the operands
   * @param first the slot of the first result
   * @param results how many there are
   */
  public record General(GeneralRule rule, int[] operands, int first, int results)
      implements Application {

    @Override
    public int[] operands() {
      return operands.clone();
    }

    @Override
    public boolean readsAny(boolean[] marked) {
      return Instruction.anyMarked(operands, marked);
    }

    @Override
    public void evaluate(Values v) {
      Scalar[] y = rule.of(v.scalars(operands));
      v.put(first, Arguments.returned(rule.name(), "results", y, results));
    }

    @Override
    public void push(Values v, Values tangents) {
      if (!tangents.hasAny(operands)) {
        return;
      }
      Scalar[] dx = tangents.scalarsOrZero(operands);
      Scalar[] x = operands(v);
      Scalar[] dy = Factors.products(rule.push(x, results(v), dx), x, dx);
      if (!Chain.vanish(dy)) {
        tangents.put(first, dy);
      }
    }

    @Override
    public void pull(Values v, Adjoints adjoints) {
      Scalar[] yBar = adjoints.scalarsOrZero(first, results);
      Scalar[] x = operands(v);
      if (Factors.areZeroBehind(x, yBar)) {
        return;
      }
      Scalar[] xBar = Factors.products(rule.pull(x, results(v), yBar), x, yBar);
      if (!Chain.vanish(xBar)) {
        adjoints.add(operands, xBar);
      }
    }

    private Scalar[] operands(Values v) {
      return Factors.factors(v.scalars(operands));
    }

    private Scalar[] results(Values v) {
      return Factors.results(v.scalars(first, results));
    }

    @Override
    public Instruction moved(int[] to, int result) {
      return new General(rule, to, result, results);
    }
  }
}
