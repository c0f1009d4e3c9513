package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Arithmetic;

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
public record LocalTangent(
    List<Instruction> code, List<Literal> constants, int[] outputs, int slots) {

  /**
   * Records the tangents, with plain products, and without comparisons, which may differ from turn
   * to turn. Where these cannot be avoided a rule computes the tangents.
   *
   * @param instruction applies a rule
   * @param active which of its operands have tangents
   * @param isSquare whether it is an inner product of numbers with themselves
   */
  static LocalTangent of(Instruction instruction, boolean[] active, boolean isSquare) {
    TangentFormula formula = new TangentFormula(instruction, active, isSquare);
    Program program = BranchFree.of(formula, active.length, formula::sample);
    return program == null ? byRule(formula) : recorded(program);
  }

  private static LocalTangent byRule(TangentFormula formula) {
    int[] operands = IntStream.range(0, formula.inputs()).toArray();
    int[] results = IntStream.range(0, formula.results()).map(r -> operands.length + r).toArray();
    Instruction rule =
        new Applied.General(new TangentRule(formula), operands, operands.length, formula.results());
    return new LocalTangent(List.of(rule), List.of(), results, operands.length + results.length);
  }

  private static LocalTangent recorded(Program program) {
    List<Instruction> code = new ArrayList<>();
    List<Literal> constants = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Literal literal) {
        constants.add(literal);
      } else {
        code.add(plain(instruction));
      }
    }
    return new LocalTangent(code, constants, program.outputs(), program.slots());
  }

  /** A plain product instead of one that annihilates. */
  static Instruction plain(Instruction instruction) {
    return instruction instanceof Applied.Binary binary && Chain.isProduct(binary.rule())
        ? new Applied.Binary(Arithmetic.MULTIPLY, binary.x(), binary.y(), binary.first())
        : instruction;
  }

  /**
   * Adds the instructions.
   *
   * @param given the new slots of operands, results and tangents
   * @param slotOf the new slot of a constant
   * @return the new slots of all slots
   */
  public int[] addTo(FlatCodeBuilder builder, int[] given, DoubleToIntFunction slotOf) {
    int[] moved = Arrays.copyOf(given, slots);
    for (Literal constant : constants) {
      moved[constant.first()] = slotOf.applyAsInt(value(constant));
    }
    for (Instruction instruction : code) {
      int[] operands = instruction.operands();
      for (int i = 0; i < operands.length; i++) {
        operands[i] = moved[operands[i]];
      }
      int first = builder.add(instruction, operands);
      for (int r = 0; r < instruction.results(); r++) {
        moved[instruction.first() + r] = first + r;
      }
    }
    return moved;
  }

  public static double value(Literal constant) {
    return ((Scalar) constant.value()).value();
  }
}
