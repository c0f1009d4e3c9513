package org.duetad.core.kernel.lowering;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.lanes.KnownActivations;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.SigmoidLanes;
import org.duetad.core.kernel.lanes.SincLanes;
import org.duetad.core.kernel.memory.Steeps;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.kernel.sweep.OperandRuns;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Relation;
import org.duetad.core.program.instruction.ValueRead;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.special.Decay;
import org.duetad.core.special.HyperbolicTangent;
import org.duetad.core.special.UnitLogarithm;

/** Writes the values of a turn, in the order of the program. */
final class TurnValues extends TurnWriter {

  private static final Expression ONE = new Expression.Literal(1);

  /** Whether it is written for readers, not to be compiled. */
  private final boolean isForReaders;

  /** Whether adjoints are written elsewhere, which read what is kept. */
  private final boolean isKept;

  /** For values alone, or with adjoints in the same block. */
  TurnValues(BodyMemory memory, Places places) {
    this(memory, places, false, false);
  }

  TurnValues(BodyMemory memory, Places places, boolean isForReaders, boolean isKept) {
    super(memory, places);
    this.isForReaders = isForReaders;
    this.isKept = isKept;
  }

  @Override
  void write(BodyStep step) {
    Instruction instruction = step.instruction();
    if (instruction == null) {
      return; // Loaded where it is used.
    }
    if (instruction instanceof Guard guard) {
      check(guard, value(step.operands()[0]), value(step.operands()[1]));
      return;
    }
    out.add(new Statement.Comment(instruction.name()));
    Expression y = out.let(formula(step, instruction));
    noteKinks(step);
    int row = step.result();
    known[row] = y;
    if (memory.isNeeded(row)) {
      out.write(Memory.VALUES, places.result(row), y);
    }
    if (body.doubted()[row]) {
      out.doubt(y);
    }
  }

  /** As {@code KinkLanes}. */
  private void noteKinks(BodyStep step) {
    for (int[] group : step.kinks()) {
      Expression size =
          Arrays.stream(group)
              .mapToObj(i -> value(step.operands()[i]))
              .map(TurnValues::size)
              .reduce(Formulas::plus)
              .orElse(ONE);
      Expression scaled = Formulas.times(size, new Expression.Literal(Steeps.SCALE));
      out.noteSunk(out.let(scaled), ONE, ONE);
    }
  }

  private Expression formula(BodyStep step, Instruction instruction) {
    LaneOperand[] x = step.operands();
    if (instruction instanceof Applied.Unary unary) {
      BodyStep activation = memory.parts().activation(step);
      return activation != null && (isKept || kept.containsKey(activation))
          ? kept(activation)
          : isKnown(body, unary.rule(), x[0])
              ? withSlope(step, unary.rule(), value(x[0]))
              : isWithSine(unary.rule())
                  ? sinc(step, value(x[0]))
                  : Formulas.value(unary.rule(), value(x[0]));
    } else if (instruction instanceof Applied.Binary binary) {
      return Formulas.value(binary.rule(), value(x[0]), value(x[1]));
    } else if (instruction instanceof Applied.Reduced reduced) {
      return reduced(step, reduced.rule());
    }
    throw new NotLowered(
        instruction instanceof ValueRead ? "a number read by value()" : instruction.name());
  }

  /** Whether the slopes of an activation are computed with its values. */
  static boolean isKnown(Body body, UnaryRule rule, LaneOperand x) {
    return body.isInLoop()
        && x.isActive()
        && (KnownActivations.isTanh(rule)
            || KnownActivations.isSigmoid(rule)
            || KnownActivations.isSoftplus(rule));
  }

  private Expression withSlope(BodyStep step, UnaryRule rule, Expression x) {
    if (KnownActivations.isTanh(rule)) {
      // Nothing is stored between them, so that the JIT finds the exponential that they share.
      Expression y = out.let(tanh(x));
      keep(step, call(HyperbolicTangent::sechSquare, "sechSquare", x));
      return y;
    }
    Expression e = out.let(call(Decay::exp, "decay", exponent(step, x)));
    Expression sum = out.let(Formulas.plus(ONE, e));
    Expression sigmoid = new Expression.Arithmetic('/', numerator(x, e), sum);
    boolean isSigmoid = KnownActivations.isSigmoid(rule);
    keep(step, isSigmoid ? new Expression.Arithmetic('/', e, Formulas.times(sum, sum)) : sigmoid);
    return isSigmoid
        ? sigmoid
        : Formulas.plus(
            new Expression.MathCall("max", List.of(x, Formulas.ZERO)),
            call(UnitLogarithm::log1p, "unitLogarithm", e));
  }

  /** Whether adjoints in the same block may read the sine in a cardinal sine. */
  private boolean isWithSine(UnaryRule rule) {
    return !isForReaders && !isKept && KnownActivations.isSinc(rule);
  }

  private Expression sinc(BodyStep step, Expression x) {
    Expression sine = out.let(new Expression.MathCall("sin", List.of(x)));
    kept.put(step, sine);
    return new Expression.Call((a, b, c) -> SincLanes.sinc(a, b), "sinc", List.of(x, sine));
  }

  private static Expression tanh(Expression x) {
    return call(HyperbolicTangent::tanh, "tanh", x);
  }

  /** {@code -|x|}; the JIT finds it and its exponential in {@code tanh(x/2)} if that is kept. */
  private Expression exponent(BodyStep step, Expression x) {
    BodyStep slopes = memory.parts().withHalves(step);
    if (slopes == null) {
      return new Expression.Negative(size(x));
    }
    Expression half = out.let(Formulas.times(x, new Expression.Literal(0.5)));
    keep(slopes, tanh(half));
    return Formulas.times(new Expression.Literal(-2), size(half));
  }

  private static Expression size(Expression x) {
    return new Expression.MathCall("abs", List.of(x));
  }

  /** Keeps a number, which is computed where it is used if no adjoints are written elsewhere. */
  private void keep(BodyStep step, Expression number) {
    Expression known = isKept ? out.simple(number) : number;
    kept.put(step, known);
    if (isKept) {
      out.write(Memory.KEPT, places.perTurn(memory.keptPerTurn(step)), known);
    }
  }

  private static Expression call(DoubleUnaryOperator function, String name, Expression x) {
    return new Expression.Call((a, b, c) -> function.applyAsDouble(a), name, List.of(x));
  }

  /** As {@link SigmoidLanes#sigmoids}. */
  private Expression numerator(Expression x, Expression e) {
    if (!isForReaders) {
      return new Expression.Call(
          (a, b, c) -> SigmoidLanes.numerator(a, b), "sigmoid", List.of(x, e));
    }
    Expression huge = Formulas.times(x, new Expression.Literal(SigmoidLanes.HUGE));
    Expression step =
        new Expression.MathCall(
            "min", List.of(ONE, new Expression.MathCall("max", List.of(Formulas.ZERO, huge))));
    return new Expression.MathCall("max", List.of(e, step));
  }

  private Expression reduced(BodyStep step, Reduction rule) {
    LaneOperand[] x = step.operands();
    if (rule.equals(Reductions.SUM) || rule.equals(Reductions.DOT)) {
      return sum(step.runs(), x, rule.equals(Reductions.DOT) ? x.length / 2 : 0);
    } else if (rule.equals(Reductions.SELECT)) {
      return new Expression.Selection(value(x[0]), value(x[1]), value(x[2]));
    } else if (isForReaders && rule.equals(Reductions.LOG_SUM_EXP)) {
      return LogSumExpCode.of(out, values(x)).value();
    }
    throw new NotLowered(rule.name());
  }

  /** {@code Σ x_k} or {@code Σ x_k x_{half + k}}, left to right. */
  private Expression sum(List<OperandRuns.Run> runs, LaneOperand[] x, int half) {
    Expression.Local sum = out.let(Formulas.ZERO);
    for (OperandRuns.Run run : runs) {
      if (run.count() == 1) {
        Expression term = value(x[run.first()]);
        term = half == 0 ? term : Formulas.times(term, value(x[half + run.first()]));
        out.assign(sum, Formulas.plus(sum, term));
      } else {
        add(sum, run);
      }
    }
    return sum;
  }

  private void add(Expression.Local sum, OperandRuns.Run run) {
    List<Statement> outer = out.open();
    Expression term = new Expression.Read(Memory.VALUES, run.left());
    if (run.right() != null) {
      term = Formulas.times(term, new Expression.Read(Memory.VALUES, run.right()));
    }
    out.assign(sum, Formulas.plus(sum, term));
    List<Statement> inner = out.close(outer);
    out.add(new Statement.Loop(OperandRuns.VARIABLE, 0, run.count(), false, inner));
  }

  private void check(Guard guard, Expression x, Expression y) {
    Relation relation = guard.relation();
    Guard local = (Guard) guard.moved(new int[] {0, 1}, 2);
    Expression.Function exact =
        (a, b, c) -> {
          Values values = new Values(2);
          values.put(0, Scalar.of(new double[] {a, b}));
          local.evaluate(values);
          return 0;
        };
    boolean isOrder = relation == Relation.ORDER && guard.answer() != 0;
    boolean isSwapped = isOrder && guard.answer() < 0;
    char sign =
        isOrder || relation == Relation.GREATER
            ? '>'
            : relation == Relation.GREATER_OR_EQUAL ? 'g' : '=';
    boolean isEqual = relation == Relation.ORDER || guard.answer() == 1;
    boolean answer = isOrder || isEqual;
    out.add(
        new Statement.Check(
            sign,
            answer,
            isSwapped ? y : x,
            isSwapped ? x : y,
            isSwapped ? (a, b, c) -> exact.apply(b, a, c) : exact,
            guard.text("x", "y") + " at " + guard.line()));
  }
}
