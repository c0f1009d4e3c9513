package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.RowFunctions;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Statement;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/** Writes products of adjoints with slopes, in loops as {@code UnaryLanes} and its kin do. */
final class AdjointSlopes {

  private static final Expression ONE = new Expression.Literal(1);
  private static final Expression TWO = new Expression.Literal(2);

  private final TurnAdjoints turn;
  private final Formulas formulas;

  /** The slopes of steps in loops, left and right, for further seeds of the same turn. */
  private final IdentityHashMap<BodyStep, @Nullable Expression[]> computed =
      new IdentityHashMap<>();

  AdjointSlopes(TurnAdjoints turn, Formulas formulas) {
    this.turn = turn;
    this.formulas = formulas;
  }

  void pull(BodyStep step, UnaryRule rule, Expression zBar) {
    LaneOperand x = step.operands()[0];
    if (rule.equals(Arithmetic.NEGATE)) {
      turn.add(x, Formulas.negative(zBar));
    } else if (rule.equals(Arithmetic.SQUARE)) {
      turn.add(x, product(Formulas.times(turn.value(x), TWO), zBar));
    } else if (TurnValues.isKnown(turn.body, rule, x)) {
      turn.add(x, Formulas.times(turn.kept(step), zBar));
    } else {
      boolean isFormula = turn.body.isInLoop() && x.isActive();
      Expression slope = isFormula ? slope(step, rule) : null;
      if (slope == null) {
        called(step, rule, zBar);
      } else {
        turn.add(x, Formulas.times(slope, zBar));
      }
    }
  }

  /** The slope of a step in a loop, or null if there is no formula. */
  private @Nullable Expression slope(BodyStep step, UnaryRule rule) {
    LaneOperand x = step.operands()[0];
    return slope(
        step,
        true,
        () ->
            formulas.slope(
                rule,
                k -> k == 0 ? turn.value(x) : turn.row(step.result()),
                function -> known(function, x),
                turn.out));
  }

  /** The left or right slope of a step in a loop, which is computed once in a turn. */
  private @Nullable Expression slope(
      BodyStep step, boolean isLeft, Supplier<@Nullable Expression> formula) {
    @Nullable Expression[] sides =
        computed.computeIfAbsent(step, key -> new @Nullable Expression[2]);
    int side = isLeft ? 0 : 1;
    Expression slope = sides[side];
    if (slope == null) {
      Expression first = formula.get();
      slope = first == null ? null : doubted(first);
      sides[side] = slope;
    }
    return slope;
  }

  private Expression doubted(Expression slope) {
    Expression simple = turn.out.simple(slope);
    turn.out.doubt(simple);
    return simple;
  }

  /** What a step has computed of an operand, or null. */
  private @Nullable Expression known(Object function, LaneOperand x) {
    BodyStep step = turn.memory.parts().of(function, x);
    if (step == null) {
      BodyStep sinc = turn.memory.parts().sinc(x);
      return sinc == null || !function.equals(RowFunctions.of(Elementary.SIN))
          ? null
          : turn.kept.get(sinc);
    }
    return function.equals(RowFunctions.tanhOfHalf())
        ? turn.out.simple(turn.kept(step))
        : turn.row(step.result());
  }

  /** A product with an adjoint; outside of loops it is noted if it may have underflowed. */
  Expression product(Expression slope, Expression zBar) {
    return isNoted()
        ? new Expression.NotedProduct(turn.out.simple(slope), turn.out.simple(zBar))
        : Formulas.times(slope, zBar);
  }

  /** Whether they are written for readers, not to be compiled. */
  boolean areForReaders() {
    return !formulas.areNoted();
  }

  private boolean isNoted() {
    return formulas.areNoted() && !turn.body.isInLoop();
  }

  /**
   * Outside of loops all values are kept, as large ones are looked for, and products that may have
   * underflowed are noted.
   */
  void note(BodyStep step, Instruction instruction) {
    if (!isNoted()) {
      return;
    }
    turn.memory.need(step.result());
    Object rule = instruction.operation();
    if (rule.equals(Arithmetic.MULTIPLY) || rule.equals(Arithmetic.SQUARE)) {
      LaneOperand[] x = step.operands();
      turn.out.noteSunk(turn.row(step.result()), turn.value(x[0]), turn.value(x[x.length - 1]));
    }
  }

  /** Adds a slope that is known to be a formula. */
  private void add(LaneOperand x, Expression formula, Expression zBar) {
    turn.add(x, Formulas.times(doubted(formula), zBar));
  }

  /** An adjoint of zero adds nothing: an unused slope may be expensive, or not exist. */
  private void called(BodyStep step, UnaryRule rule, Expression zBar) {
    LaneOperand x = step.operands()[0];
    Expression a = turn.value(x);
    Expression y = turn.row(step.result());
    turn.prepare(x);
    List<Statement> outer = turn.out.open();
    if (x.isActive()) {
      Expression formula =
          turn.body.isInLoop()
              ? null
              : formulas.slope(rule, k -> k == 0 ? a : y, function -> null, turn.out);
      addNoted(x, formula == null ? Formulas.called(rule, a, y) : formula, zBar);
    }
    List<Statement> inner = turn.out.close(outer);
    ifNotZero(zBar, inner, noted(Formulas.unused(rule, a, y)));
  }

  /** Notes an unused slope outside of loops. */
  private List<Statement> noted(Expression slope) {
    List<Statement> outer = turn.out.open();
    if (!turn.body.isInLoop()) {
      turn.out.let(new Expression.Noted(slope));
    }
    return turn.out.close(outer);
  }

  private void ifNotZero(Expression zBar, List<Statement> inner, List<Statement> otherwise) {
    Expression.Local local = zBar instanceof Expression.Local known ? known : turn.out.let(zBar);
    turn.out.add(new Statement.IfNotZero(local.number(), inner, otherwise));
  }

  private void addNoted(LaneOperand x, Expression formula, Expression zBar) {
    if (turn.body.isInLoop()) {
      add(x, formula, zBar);
    } else {
      turn.add(x, product(new Expression.Noted(formula), zBar));
    }
  }

  void pull(BodyStep step, BinaryRule rule, Expression zBar) {
    LaneOperand x = step.operands()[0];
    LaneOperand y = step.operands()[1];
    if (rule.equals(Arithmetic.ADD)) {
      turn.add(x, zBar);
      turn.add(y, zBar);
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      turn.add(x, zBar);
      turn.add(y, Formulas.negative(zBar));
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      pullProduct(x, y, zBar);
    } else if (rule.equals(Arithmetic.DIVIDE)) {
      pullQuotient(step, zBar);
    } else {
      pullSide(step, rule, true, zBar);
      pullSide(step, rule, false, zBar);
    }
  }

  /** The left factor's adjoint first, as lanes and numbers do. */
  private void pullProduct(LaneOperand x, LaneOperand y, Expression zBar) {
    if (x.isActive()) {
      turn.add(x, product(turn.value(y), zBar));
    }
    if (y.isActive()) {
      turn.add(y, product(turn.value(x), zBar));
    }
  }

  private void pullQuotient(BodyStep step, Expression zBar) {
    LaneOperand x = step.operands()[0];
    LaneOperand y = step.operands()[1];
    Expression b = turn.value(y);
    Expression z = y.isActive() ? turn.row(step.result()) : ONE;
    Expression inverse = new Expression.Arithmetic('/', ONE, b);
    Expression ratio = new Expression.Arithmetic('/', z, b);
    if (turn.body.isInLoop()) {
      Expression left = x.isActive() ? slope(step, true, () -> inverse) : null;
      Expression right = y.isActive() ? slope(step, false, () -> ratio) : null;
      pullQuotient(step, left, right, zBar);
      return;
    }
    turn.prepare(x);
    turn.prepare(y);
    List<Statement> outer = turn.out.open();
    pullQuotient(step, x.isActive() ? inverse : null, y.isActive() ? ratio : null, zBar);
    List<Statement> inner = turn.out.close(outer);
    List<Statement> unused = new ArrayList<>(x.isActive() ? noted(inverse) : List.of());
    unused.addAll(y.isActive() ? noted(ratio) : List.of());
    ifNotZero(zBar, inner, unused);
  }

  private void pullQuotient(
      BodyStep step, @Nullable Expression inverse, @Nullable Expression ratio, Expression zBar) {
    if (inverse != null) {
      turn.add(step.operands()[0], product(inverse, zBar));
    }
    if (ratio != null) {
      turn.add(step.operands()[1], product(new Expression.Negative(ratio), zBar));
    }
  }

  private void pullSide(BodyStep step, BinaryRule rule, boolean isLeft, Expression zBar) {
    LaneOperand operand = step.operands()[isLeft ? 0 : 1];
    if (!operand.isActive()) {
      return;
    }
    IntFunction<Expression> values =
        k -> k < 2 ? turn.value(step.operands()[k]) : turn.row(step.result());
    Expression slope =
        turn.body.isInLoop()
            ? slope(step, isLeft, () -> formulas.slope(rule, isLeft, values, turn.out))
            : null;
    if (slope != null) {
      turn.add(operand, Formulas.times(slope, zBar));
      return;
    }
    Expression a = values.apply(0);
    Expression b = values.apply(1);
    Expression z = values.apply(2);
    turn.prepare(operand);
    List<Statement> outer = turn.out.open();
    Expression inBranch =
        turn.body.isInLoop()
            ? null
            : formulas.slope(rule, isLeft, k -> k == 0 ? a : k == 1 ? b : z, turn.out);
    addNoted(operand, inBranch == null ? Formulas.called(rule, isLeft, a, b, z) : inBranch, zBar);
    List<Statement> inner = turn.out.close(outer);
    ifNotZero(zBar, inner, noted(Formulas.unused(rule, isLeft, a, b, z)));
  }
}
