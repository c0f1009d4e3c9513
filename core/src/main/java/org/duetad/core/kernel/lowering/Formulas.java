package org.duetad.core.kernel.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.duetad.core.kernel.lanes.BinaryLanes;
import org.duetad.core.kernel.lanes.KnownActivations;
import org.duetad.core.kernel.lanes.RowFunctions;
import org.duetad.core.kernel.lanes.RuleCalls;
import org.duetad.core.kernel.lanes.SlopeCode;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.program.instruction.ValueRead;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * Rules as formulas: arithmetic and functions of {@link Math} are written out, others are called.
 * Operands are local variables or constants.
 */
public final class Formulas {

  static final Expression ZERO = new Expression.Literal(0);

  private static final Expression ONE = new Expression.Literal(1);

  private static final Map<BinaryRule, Character> OPERATORS =
      Map.of(
          Arithmetic.ADD, '+',
          Arithmetic.SUBTRACT, '-',
          Arithmetic.MULTIPLY, '*',
          Arithmetic.DIVIDE, '/');

  /** The names of rules that take about as long as arithmetic. */
  private static final Set<String> QUICK =
      Set.of(
          "negate",
          "reciprocal",
          "square",
          "abs",
          "signum",
          "floor",
          "ceil",
          "rint",
          "relu",
          "sqrt");

  /** The functions of {@link Math}, by their rules, which are loaded once one is needed. */
  private static final class MathMethods {

    static final Map<UnaryRule, String> UNARY =
        Map.ofEntries(
            Map.entry(Elementary.SQRT, "sqrt"),
            Map.entry(Elementary.CBRT, "cbrt"),
            Map.entry(Elementary.EXP, "exp"),
            Map.entry(Elementary.EXPM1, "expm1"),
            Map.entry(Elementary.LOG, "log"),
            Map.entry(Elementary.LOG1P, "log1p"),
            Map.entry(Elementary.LOG10, "log10"),
            Map.entry(Elementary.SIN, "sin"),
            Map.entry(Elementary.COS, "cos"),
            Map.entry(Elementary.TAN, "tan"),
            Map.entry(Elementary.ASIN, "asin"),
            Map.entry(Elementary.ACOS, "acos"),
            Map.entry(Elementary.ATAN, "atan"),
            Map.entry(Elementary.SINH, "sinh"),
            Map.entry(Elementary.COSH, "cosh"),
            Map.entry(Arithmetic.ABS, "abs"),
            Map.entry(Arithmetic.SIGNUM, "signum"),
            Map.entry(Arithmetic.FLOOR, "floor"),
            Map.entry(Arithmetic.CEIL, "ceil"),
            Map.entry(Arithmetic.RINT, "rint"));

    static final Map<BinaryRule, String> BINARY =
        Map.of(
            Arithmetic.MAX, "max",
            Arithmetic.MIN, "min",
            Elementary.ATAN2, "atan2");
  }

  private final boolean areNoted;

  /** The slopes that were recorded, each once; null for those that cannot be. */
  private final Map<Object, @Nullable Program> slopes = new HashMap<>();

  /** For parts of kernels, whose products are noted, or for readers. */
  Formulas(boolean areNoted) {
    this.areNoted = areNoted;
  }

  /** Whether products that may have underflowed are noted. */
  boolean areNoted() {
    return areNoted;
  }

  /** The name of a rule, which only one of the library has without a mark. */
  private static String name(UnaryRule rule) {
    return RuleTable.unary().contains(rule) ? rule.name() : "the rule " + rule.name();
  }

  private static String name(BinaryRule rule) {
    return RuleTable.binary().contains(rule) ? rule.name() : "the rule " + rule.name();
  }

  /** Whether it takes much longer than arithmetic. */
  static boolean isFunction(UnaryRule rule) {
    return !QUICK.contains(rule.name());
  }

  /** {@code x y}; a sign goes before it. */
  static Expression times(Expression x, Expression y) {
    return y instanceof Expression.Negative minus
        ? new Expression.Negative(times(x, minus.x()))
        : new Expression.Arithmetic('*', x, y);
  }

  /**
   * {@code x + y} as a difference or before a sign, where operands have one. Of two negative ones
   * only the sign of a zero may be another, which shows in no adjoint: they are added to zeros.
   */
  static Expression plus(Expression x, Expression y) {
    if (y instanceof Expression.Negative minus) {
      return x instanceof Expression.Negative other
          ? new Expression.Negative(plus(other.x(), minus.x()))
          : new Expression.Arithmetic('-', x, minus.x());
    }
    return x instanceof Expression.Negative minus
        ? new Expression.Arithmetic('-', y, minus.x())
        : new Expression.Arithmetic('+', x, y);
  }

  /** {@code -x}. */
  static Expression negative(Expression x) {
    return x instanceof Expression.Negative minus ? minus.x() : new Expression.Negative(x);
  }

  static Expression value(UnaryRule rule, Expression x) {
    if (rule.equals(Arithmetic.NEGATE)) {
      return new Expression.Negative(x);
    } else if (rule.equals(Arithmetic.SQUARE)) {
      return times(x, x);
    } else if (rule.equals(Arithmetic.RECIPROCAL)) {
      return new Expression.Arithmetic('/', ONE, x);
    } else if (KnownActivations.isRelu(rule)) {
      return new Expression.MathCall("max", List.of(x, ZERO));
    }
    String method = MathMethods.UNARY.get(rule);
    return method == null
        ? new Expression.Call((a, b, c) -> RuleCalls.value(rule.value(), a), name(rule), List.of(x))
        : new Expression.MathCall(method, List.of(x));
  }

  static Expression value(BinaryRule rule, Expression x, Expression y) {
    Character operator = OPERATORS.get(rule);
    if (operator != null) {
      return new Expression.Arithmetic(operator, x, y);
    }
    String method = MathMethods.BINARY.get(rule);
    return method == null
        ? new Expression.Call(
            (a, b, c) -> RuleCalls.value(rule.value(), a, b), name(rule), List.of(x, y))
        : new Expression.MathCall(method, List.of(x, y));
  }

  /**
   * The slope of a rule, as statements and a formula.
   *
   * @param values the operand, and the result
   * @param known functions of the operand, as in {@link RowFunctions}, that need not be computed
   */
  @Nullable Expression slope(
      UnaryRule rule,
      IntFunction<Expression> values,
      Function<Object, @Nullable Expression> known,
      BlockWriter writer) {
    Program program = program(rule);
    return program == null ? null : new SlopeStatements(program, values, known, writer).result();
  }

  /** Whether all that is called is of the library; other rules may be bound to a thread. */
  public static boolean isOfLibrary(Instruction instruction) {
    if (instruction instanceof Applied.Unary unary) {
      return RuleTable.unary().contains(unary.rule()) || RuleTable.isOfSlopes(unary.rule());
    } else if (instruction instanceof Applied.Binary binary) {
      return RuleTable.binary().contains(binary.rule()) || RuleTable.isOfSlopes(binary.rule());
    } else if (instruction instanceof Applied.Reduced reduced) {
      return RuleTable.reductions().contains(reduced.rule())
          || reduced.rule().equals(Reductions.SELECT);
    } else if (instruction instanceof Applied.General general) {
      return RuleTable.general().contains(general.rule());
    }
    return instruction instanceof Guard
        || instruction instanceof ValueRead
        || instruction instanceof Source;
  }

  /** The slope with respect to the left or right operand, at both operands and the result. */
  @Nullable Expression slope(
      BinaryRule rule, boolean isLeft, IntFunction<Expression> values, BlockWriter writer) {
    BinaryRule.Slope slope = isLeft ? rule.leftSlope() : rule.rightSlope();
    if (!slopes.containsKey(slope)) {
      slopes.put(slope, SlopeCode.program(rule, slope));
    }
    Program program = slopes.get(slope);
    return program == null
        ? null
        : new SlopeStatements(program, values, function -> null, writer).result();
  }

  private @Nullable Program program(UnaryRule rule) {
    if (!slopes.containsKey(rule)) {
      slopes.put(rule, SlopeCode.program(rule));
    }
    return slopes.get(rule);
  }

  /** The slope of a rule, called, at its operand and result. */
  static Expression called(UnaryRule rule, Expression x, Expression y) {
    return new Expression.Call(
        (a, b, c) -> RuleCalls.slope(rule, a, b), "slope of " + rule.name(), List.of(x, y));
  }

  /** A slope of a rule, called, at its operands and result. */
  static Expression called(
      BinaryRule rule, boolean isLeft, Expression x, Expression y, Expression z) {
    BinaryLanes.Slope slope = slopeAt(rule, isLeft);
    return new Expression.Call(
        (a, b, c) -> RuleCalls.slope(slope, a, b, c), name(rule, isLeft), List.of(x, y, z));
  }

  private static BinaryLanes.Slope slopeAt(BinaryRule rule, boolean isLeft) {
    return isLeft ? rule::leftSlopeAt : rule::rightSlopeAt;
  }

  private static String name(BinaryRule rule, boolean isLeft) {
    return (isLeft ? "left slope of " : "right slope of ") + rule.name();
  }

  /** A slope that is unused, or 1 if there is none. */
  static Expression unused(UnaryRule rule, Expression x, Expression y) {
    return new Expression.Call(
        (a, b, c) -> RuleCalls.unused(rule, a, b), "slope of " + rule.name(), List.of(x, y));
  }

  /** The same of a rule with two operands. */
  static Expression unused(
      BinaryRule rule, boolean isLeft, Expression x, Expression y, Expression z) {
    BinaryLanes.Slope slope = slopeAt(rule, isLeft);
    return new Expression.Call(
        (a, b, c) -> RuleCalls.unused(slope, a, b, c), name(rule, isLeft), List.of(x, y, z));
  }
}
