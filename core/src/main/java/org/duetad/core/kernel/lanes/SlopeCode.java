package org.duetad.core.kernel.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.code.BranchFree;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * A slope as operations on lanes. A rule writes its slope in numbers' operations, so it can be
 * recorded; where it compares numbers, each branch is, and every lane selects its own.
 */
public final class SlopeCode {

  private static final int NONE = -1;
  private static final int[] NO_SLOTS = {};

  private final List<Step> steps = new ArrayList<>();

  /** The numbers in slots of constants. */
  private final Map<Integer, Double> constants = new HashMap<>();

  private final int slots;
  private final int result;

  /**
   * The functions of the first operand that slots have, as in {@link RowFunctions}; null for
   * others.
   */
  private final @Nullable Object[] functions;

  /** That all steps are computed. */
  private final SlopePlan all;

  private SlopeCode(Program program) {
    slots = program.slots();
    result = program.outputs()[0];
    functions = new @Nullable Object[slots];
    functions[0] = RowFunctions.OPERAND;
    program.instructions().forEach(this::add);
    fill(result);
    all = plan(function -> NONE);
  }

  /** Fills an array from those of earlier slots. */
  private interface Operation {
    void evaluate(double[][] values, double[] y, int n);
  }

  /**
   * Fills a slot.
   *
   * @param slot the slot
   * @param operation computes its numbers
   * @param operands the slots that it may read
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  private record Step(int slot, Operation operation, int[] operands) {}

  private void add(Instruction instruction) {
    int slot = instruction.first();
    functions[slot] = RowFunctions.of(instruction, functions);
    if (instruction instanceof Literal literal) {
      constants.put(slot, ((Scalar) literal.value()).value());
    } else {
      int[] operands = instruction.operands();
      steps.add(new Step(slot, operation(instruction, operands), operands));
    }
  }

  private Operation operation(Instruction instruction, int[] x) {
    if (instruction instanceof Applied.Reduced) {
      return selection(x);
    }
    if (instruction.operation() == Arithmetic.MULTIPLY && constants.containsKey(x[1])) {
      double factor = constants.get(x[1]);
      return (values, y, n) -> LaneMath.multiply(y, factor, values[x[0]], n);
    }
    Arrays.stream(x).forEach(this::fill);
    if (instruction instanceof Applied.Unary unary) {
      RuleLanes.Unary f = RuleLanes.of(unary.rule());
      return (values, y, n) -> f.evaluate(y, values[x[0]], n);
    }
    RuleLanes.Binary f = RuleLanes.of(((Applied.Binary) instruction).rule());
    return (values, y, n) -> f.evaluate(y, values[x[0]], values[x[1]], n);
  }

  private Operation selection(int[] x) {
    Double ifPositive = constants.get(x[1]);
    Double otherwise = constants.get(x[2]);
    if (ifPositive != null && ifPositive == 1 && otherwise != null && otherwise == 0) {
      return (values, y, n) -> LaneMath.step(y, values[x[0]], n);
    }
    Arrays.stream(x).forEach(this::fill);
    return (values, y, n) -> SelectLanes.select(y, values[x[0]], values[x[1]], values[x[2]], n);
  }

  /** Fills the slot of a constant, where it is not a factor. */
  private void fill(int slot) {
    Double constant = constants.get(slot);
    if (constant != null && steps.stream().noneMatch(step -> step.slot == slot)) {
      steps.add(new Step(slot, (values, y, n) -> Arrays.fill(y, 0, n, constant), NO_SLOTS));
    }
  }

  /** The slope of a rule from operand and result, or null if it has no such form. */
  public static @Nullable SlopeCode of(UnaryRule rule) {
    return of(program(rule));
  }

  /** A slope of a rule from both operands and result, or null if it has no such form. */
  static @Nullable SlopeCode of(BinaryRule rule, BinaryRule.Slope slope) {
    return of(program(rule, slope));
  }

  private static @Nullable SlopeCode of(@Nullable Program program) {
    return program == null ? null : new SlopeCode(program);
  }

  /** The slope of a rule as a program without comparisons, or null if it has no such form. */
  public static @Nullable Program program(UnaryRule rule) {
    return program(
        v -> new Scalar[] {rule.slope().at(v[0], v[1])},
        1,
        x -> new double[] {x[0], rule.value().applyAsDouble(x[0])});
  }

  /** A slope of a rule from both operands and result. */
  public static @Nullable Program program(BinaryRule rule, BinaryRule.Slope slope) {
    return program(
        v -> new Scalar[] {slope.at(v[0], v[1], v[2])},
        2,
        x -> new double[] {x[0], x[1], rule.value().applyAsDouble(x[0], x[1])});
  }

  private static @Nullable Program program(
      VectorFunction slope, int operands, UnaryOperator<double[]> withResult) {
    Program program = BranchFree.of(slope, operands, withResult);
    return program != null && program.instructions().stream().allMatch(SlopeCode::isStraight)
        ? program
        : null;
  }

  private static boolean isStraight(Instruction instruction) {
    return instruction instanceof Literal
        || instruction instanceof Applied.Unary
        || instruction instanceof Applied.Binary
        || (instruction instanceof Applied.Reduced reduced
            && reduced.rule().equals(Reductions.SELECT));
  }

  /** Whether the slope is a function of the operand alone, which a rule has as its values. */
  public boolean is(UnaryRule rule) {
    return RowFunctions.of(rule).equals(functions[result]);
  }

  /** Whether a step computes a function of the operand. */
  public boolean has(Object function) {
    return steps.stream().anyMatch(step -> function.equals(functions[step.slot]));
  }

  /** What is done if rows of the same turn have some functions of the operand; others have -1. */
  SlopePlan plan(ToIntFunction<Object> rows) {
    SlopePlan plan = new SlopePlan(steps.size(), slots, result);
    for (int k = steps.size() - 1; k >= 0; k--) {
      Step step = steps.get(k);
      Object function = functions[step.slot];
      int row = function == null ? NONE : rows.applyAsInt(function);
      plan.add(k, step.slot, step.operands, row);
    }
    return plan;
  }

  /** The slopes at operands and results, in an array of the scratch memory or one of these. */
  double[] at(Lanes lanes, double[]... operands) {
    return at(lanes, all, operands);
  }

  /** The same by a plan. */
  double[] at(Lanes lanes, SlopePlan plan, double[]... operands) {
    double[][] values = Arrays.copyOf(operands, slots);
    for (int k = 0; k < steps.size(); k++) {
      Step step = steps.get(k);
      if (plan.isComputed(k)) {
        double[] y = lanes.temporary(k);
        values[step.slot] = y;
        step.operation.evaluate(values, y, lanes.n);
      } else if (plan.row(k) >= 0) {
        values[step.slot] = lanes.rows[plan.row(k)];
      }
    }
    return values[result];
  }
}
