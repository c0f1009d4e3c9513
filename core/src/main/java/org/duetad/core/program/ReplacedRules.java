package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PartlySmooth;
import org.duetad.core.matrix.spectral.InvariantFunction;
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
    return program.code().findKind(ReplacedRules::isVectors).isPresent()
        && isolated(program, order) != program;
  }

  /** Whether some results of a rule that an input reaches have no derivative. */
  static boolean isPartlySmooth(Program program) {
    return program.code().findKind(ReplacedRules::mayBePartlySmooth).isPresent()
        && apart(program) != program;
  }

  /** Whether another rule may stand for an instruction's at some points. */
  static boolean mayBeReplaced(Instruction instruction) {
    return isVectors(instruction) || mayBePartlySmooth(instruction);
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

  /** The same program, with another basis for vectors of values that nearly coincide. */
  static Program turned(Program program, int order) {
    Values primals = primals(program);
    return replaced(
        program,
        applied ->
            areTied(program, primals, applied, order)
                ? ((VectorsRule) applied.rule()).turned()
                : applied.rule());
  }

  private static boolean areTied(
      Program program, Values primals, AppliedMatrices.OfRule applied, int order) {
    return applied.rule() instanceof VectorsRule rule
        && program.isActive(applied.operands()[0])
        && rule.isNearlyTied((ConstantMatrix) primals.matrix(applied.operands()[0]), order);
  }

  /**
   * The same program, with other rules for vectors of values that nearly coincide, or for the
   * values alone where no vector is read and derivatives of all of them exist to the order; the
   * same one if there are none.
   */
  static Program isolated(Program program, int order) {
    Values primals = primals(program);
    boolean[] read = read(program);
    List<Instruction> instructions = new ArrayList<>();
    int[] renamed = IntStream.range(0, program.slots()).toArray();
    int next = program.inputs();
    boolean changed = false;
    for (Instruction instruction : program.instructions()) {
      int[] operands = Arrays.stream(instruction.operands()).map(slot -> renamed[slot]).toArray();
      Instruction moved = instruction.moved(operands, next);
      boolean alone = false;
      if (moved instanceof AppliedMatrices.OfRule applied
          && areTied(program, primals, (AppliedMatrices.OfRule) instruction, order)) {
        changed = true;
        VectorsRule rule = (VectorsRule) applied.rule();
        alone = order <= InvariantFunction.MAX_ORDER && areAlone(rule, instruction, read);
        moved =
            alone
                ? new AppliedMatrices.OfRule(rule.spectrum(), operands, next, 1)
                : replaced(applied, rule.isolated());
      }
      instructions.add(moved);
      for (int i = 0; i < instruction.results(); i++) {
        renamed[instruction.first() + i] = alone ? next : next + i;
      }
      next += moved.results();
    }
    int[] outputs = Arrays.stream(program.outputs()).map(slot -> renamed[slot]).toArray();
    return changed ? new Program(program.point(), List.copyOf(instructions), outputs) : program;
  }

  /** Whether no result but the values is read. */
  private static boolean areAlone(VectorsRule rule, Instruction instruction, boolean[] read) {
    return IntStream.range(0, instruction.results())
        .noneMatch(i -> i != rule.valuesAt() && read[instruction.first() + i]);
  }

  private static boolean[] read(Program program) {
    boolean[] read = new boolean[program.slots()];
    IntStream.concat(
            program.instructions().stream().flatMapToInt(i -> Arrays.stream(i.operands())),
            Arrays.stream(program.outputs()))
        .forEach(slot -> read[slot] = true);
    return read;
  }

  /** The same program, with other rules; the same one if none differs. */
  private static Program replaced(
      Program program, Function<AppliedMatrices.OfRule, MatrixRule> rules) {
    List<Instruction> before = program.instructions();
    List<Instruction> instructions = new ArrayList<>(before);
    instructions.replaceAll(
        instruction ->
            instruction instanceof AppliedMatrices.OfRule applied
                ? replaced(applied, rules.apply(applied))
                : instruction);
    return instructions.equals(before)
        ? program
        : new Program(program.point(), instructions, program.outputs());
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
