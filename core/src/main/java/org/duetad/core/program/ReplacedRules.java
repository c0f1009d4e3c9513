package org.duetad.core.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PartlySmooth;
import org.duetad.core.matrix.spectral.VectorsRule;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * Programs with the same values, in which other rules stand for those of matrices whose results do
 * not all have a derivative at the recorded point.
 */
final class ReplacedRules {

  private ReplacedRules() {}

  /** Whether vectors that an input reaches belong to values that nearly coincide. */
  static boolean hasTiedVectors(Program program, int order) {
    return program.instructions().stream().anyMatch(ReplacedRules::isVectors)
        && isolated(program, order, VectorsRule::isolated) != program;
  }

  /** Whether some results of a rule that an input reaches have no derivative. */
  static boolean isPartlySmooth(Program program) {
    return program.instructions().stream().anyMatch(ReplacedRules::mayBePartlySmooth)
        && apart(program) != program;
  }

  private static boolean isVectors(Instruction instruction) {
    return instruction instanceof AppliedMatrices.OfRule applied
        && applied.rule() instanceof VectorsRule;
  }

  private static boolean mayBePartlySmooth(Instruction instruction) {
    return instruction instanceof AppliedMatrices.OfRule applied
        && applied.rule() instanceof PartlySmooth;
  }

  /** The same program, with results that have no derivative apart from others. */
  static Program apart(Program program) {
    Values primals = primals(program);
    return replaced(program, applied -> apart(program, primals, applied));
  }

  private static MatrixRule apart(Program program, Values primals, AppliedMatrices.OfRule applied) {
    return applied.rule() instanceof PartlySmooth rule
            && program.isActive(applied.operands()[0])
            && rule.isPartlySmooth((ConstantMatrix) primals.matrix(applied.operands()[0]))
        ? rule.apart()
        : applied.rule();
  }

  /** The same program, with other rules for vectors of values that nearly coincide. */
  static Program isolated(Program program, int order, Function<VectorsRule, MatrixRule> change) {
    Values primals = primals(program);
    return replaced(
        program,
        applied ->
            applied.rule() instanceof VectorsRule rule
                    && program.isActive(applied.operands()[0])
                    && rule.isNearlyTied(
                        (ConstantMatrix) primals.matrix(applied.operands()[0]), order)
                ? change.apply(rule)
                : applied.rule());
  }

  /** The same program, with other rules; the same one if none differs. */
  private static Program replaced(
      Program program, Function<AppliedMatrices.OfRule, MatrixRule> rules) {
    List<Instruction> instructions = new ArrayList<>(program.instructions());
    instructions.replaceAll(
        instruction ->
            instruction instanceof AppliedMatrices.OfRule applied
                ? replaced(applied, rules.apply(applied))
                : instruction);
    return instructions.equals(program.instructions())
        ? program
        : new Program(program.point(), instructions, program.slots(), program.outputs());
  }

  private static Instruction replaced(AppliedMatrices.OfRule applied, MatrixRule rule) {
    return rule == applied.rule()
        ? applied
        : new AppliedMatrices.OfRule(rule, applied.operands(), applied.first(), applied.results());
  }

  /** All values at the recorded point, of captured numbers their primal values. */
  static Values primals(Program program) {
    Values values = new Values(program.slots());
    values.put(0, program.point());
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Captured outer) {
        values.put(outer.first(), primal(outer.value()));
      } else {
        instruction.evaluate(values);
      }
    }
    return values;
  }

  private static Object primal(Object value) {
    return value instanceof Matrix m ? m.primal() : Scalar.of(((Scalar) value).primal());
  }
}
