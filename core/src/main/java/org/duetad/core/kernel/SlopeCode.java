package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * A slope as operations on lanes. A rule writes its slope in numbers' operations, so it can be
 * recorded; where it compares numbers, each branch is, and every lane selects its own.
 */
final class SlopeCode {

  /** What fills the slots after the operands. */
  private final Step[] steps;

  private final int slots;
  private final int result;

  /** Which slots are read. */
  private final boolean[] read;

  private SlopeCode(Program program) {
    steps = program.instructions().stream().map(SlopeCode::step).toArray(Step[]::new);
    slots = program.slots();
    result = program.outputs()[0];
    read = new boolean[slots];
    read[result] = true;
    program.instructions().forEach(k -> Arrays.stream(k.operands()).forEach(x -> read[x] = true));
  }

  /** Fills an array from those of earlier slots. */
  private interface Step {
    void evaluate(double[][] values, double[] y, int n);
  }

  private static Step step(Instruction instruction) {
    if (instruction instanceof Applied.Unary unary) {
      RuleLanes.Unary f = RuleLanes.of(unary.rule());
      return (values, y, n) -> f.evaluate(y, values[unary.x()], n);
    } else if (instruction instanceof Applied.Binary binary) {
      RuleLanes.Binary f = RuleLanes.of(binary.rule());
      return (values, y, n) -> f.evaluate(y, values[binary.x()], values[binary.y()], n);
    }
    if (instruction instanceof Applied.Reduced select) {
      int[] x = select.operands();
      return (values, y, n) -> SelectLanes.select(y, values[x[0]], values[x[1]], values[x[2]], n);
    }
    double constant = ((Scalar) ((Literal) instruction).value()).value();
    return (values, y, n) -> Arrays.fill(y, 0, n, constant);
  }

  /** The slope of a rule from operand and result, or null if it has no such form. */
  static @Nullable SlopeCode of(UnaryRule rule) {
    return of(
        v -> new Scalar[] {rule.slope().at(v[0], v[1])},
        1,
        x -> new double[] {x[0], rule.value().applyAsDouble(x[0])});
  }

  /** A slope of a rule from both operands and result, or null if it has no such form. */
  static @Nullable SlopeCode of(BinaryRule rule, BinaryRule.Slope slope) {
    return of(
        v -> new Scalar[] {slope.at(v[0], v[1], v[2])},
        2,
        x -> new double[] {x[0], x[1], rule.value().applyAsDouble(x[0], x[1])});
  }

  private static @Nullable SlopeCode of(
      VectorFunction slope, int operands, UnaryOperator<double[]> withResult) {
    Program program = BranchFree.of(slope, operands, withResult);
    return program != null && program.instructions().stream().allMatch(SlopeCode::isStraight)
        ? new SlopeCode(program)
        : null;
  }

  private static boolean isStraight(Instruction instruction) {
    return instruction instanceof Literal
        || instruction instanceof Applied.Unary
        || instruction instanceof Applied.Binary
        || (instruction instanceof Applied.Reduced reduced
            && reduced.rule().equals(Reductions.SELECT));
  }

  /** Whether an operand, or after the operands the result, is read. */
  boolean reads(int slot) {
    return read[slot];
  }

  /** The slopes at operands and results, in an array of the scratch memory or one of these. */
  double[] at(Lanes lanes, double[]... operands) {
    double[][] values = Arrays.copyOf(operands, slots);
    for (int k = 0; k < steps.length; k++) {
      double[] y = lanes.temporary(k);
      values[operands.length + k] = y;
      steps[k].evaluate(values, y, lanes.n);
    }
    return values[result];
  }
}
