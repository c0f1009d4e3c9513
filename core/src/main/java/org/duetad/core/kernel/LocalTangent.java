package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Arithmetic;
import org.jspecify.annotations.Nullable;

/**
 * The tangents of an instruction's results, as instructions on slots of their own: the operands,
 * the results, the tangents of the active operands in their order, and what is computed of these.
 *
 * @param code the instructions, without constants
 * @param constants the constants that they read
 * @param outputs the slots of the tangents of the results
 * @param slots how many slots there are
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record LocalTangent(List<Instruction> code, List<Literal> constants, int[] outputs, int slots) {

  /**
   * Records the tangents. Products are plain, and conditions that hold for all finite numbers are
   * left out. Tangents that compare otherwise, which may differ from turn to turn, are computed by
   * a rule.
   *
   * @param instruction applies a rule
   * @param active which of its operands have tangents
   */
  static LocalTangent of(Instruction instruction, boolean[] active) {
    TangentFormula formula = new TangentFormula(instruction, active);
    try {
      LocalTangent recorded = straight(Program.record(formula, formula.sample()).optimised());
      return recorded == null ? byRule(formula) : recorded;
    } catch (RuntimeException noTangentThere) {
      return byRule(formula);
    }
  }

  private static LocalTangent byRule(TangentFormula formula) {
    int[] operands = IntStream.range(0, formula.inputs()).toArray();
    int[] results = IntStream.range(0, formula.results()).map(r -> operands.length + r).toArray();
    Instruction rule =
        new Applied.General(new TangentRule(formula), operands, operands.length, formula.results());
    return new LocalTangent(List.of(rule), List.of(), results, operands.length + results.length);
  }

  private static @Nullable LocalTangent straight(Program program) {
    List<Instruction> code = new ArrayList<>();
    List<Literal> constants = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Literal literal) {
        constants.add(literal);
      } else if (!(instruction instanceof Condition)) {
        code.add(plain(instruction));
      } else if (!(instruction instanceof Guard guard) || !holdsIfFinite(guard, constants)) {
        return null;
      }
    }
    constants.removeIf(constant -> !isRead(constant.first(), code, program.outputs()));
    return new LocalTangent(code, constants, program.outputs(), program.slots());
  }

  /** Those of conditions are not, and may be infinite. */
  private static boolean isRead(int slot, List<Instruction> code, int[] outputs) {
    return Stream.concat(code.stream().map(Instruction::operands), Stream.of(outputs))
        .flatMapToInt(Arrays::stream)
        .anyMatch(read -> read == slot);
  }

  private static Instruction plain(Instruction instruction) {
    return instruction instanceof Applied.Binary binary && Chain.isProduct(binary.rule())
        ? new Applied.Binary(Arithmetic.MULTIPLY, binary.x(), binary.y(), binary.first())
        : instruction;
  }

  /** A comparison with itself, or with an infinity, NaN or the largest number. */
  private static boolean holdsIfFinite(Guard guard, List<Literal> constants) {
    return guard.x() == guard.y()
        || constants.stream()
            .filter(
                constant -> Arrays.stream(guard.operands()).anyMatch(x -> x == constant.first()))
            .anyMatch(constant -> !(Math.abs(value(constant)) < Double.MAX_VALUE));
  }

  static double value(Literal constant) {
    return ((Scalar) constant.value()).value();
  }
}
