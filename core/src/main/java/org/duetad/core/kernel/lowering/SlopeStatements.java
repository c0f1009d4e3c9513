package org.duetad.core.kernel.lowering;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.duetad.core.kernel.code.LocalTangent;
import org.duetad.core.kernel.lanes.RowFunctions;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.loops.Expression;
import org.jspecify.annotations.Nullable;

/** The program of a slope as statements and a formula: of its instructions those that it needs. */
final class SlopeStatements {

  private final Program program;
  private final IntFunction<Expression> values;
  private final Function<Object, @Nullable Expression> known;
  private final BlockWriter writer;

  /** The instructions by their slots. */
  private final Map<Integer, Instruction> instructions = new HashMap<>();

  /**
   * The functions of the first operand that slots have, as in {@link RowFunctions}; null for
   * others.
   */
  private final @Nullable Object[] functions;

  private final @Nullable Expression[] slots;

  /**
   * A slope.
   *
   * @param program the program
   * @param values the operands, and the result
   * @param known functions of the first operand that need not be computed; null for others
   * @param writer receives the statements
   */
  SlopeStatements(
      Program program,
      IntFunction<Expression> values,
      Function<Object, @Nullable Expression> known,
      BlockWriter writer) {
    this.program = program;
    this.values = values;
    this.known = known;
    this.writer = writer;
    slots = new @Nullable Expression[program.slots()];
    functions = new @Nullable Object[slots.length];
    functions[0] = RowFunctions.OPERAND;
    for (Instruction instruction : program.instructions()) {
      instructions.put(instruction.first(), instruction);
      functions[instruction.first()] = RowFunctions.of(instruction, functions);
    }
  }

  Expression result() {
    return of(program.outputs()[0]);
  }

  private Expression of(int slot) {
    Expression done = slots[slot];
    if (done == null) {
      Instruction instruction = instructions.get(slot);
      done = instruction == null ? values.apply(slot) : of(instruction);
      slots[slot] = done;
    }
    return done;
  }

  private Expression of(Instruction instruction) {
    if (instruction instanceof Literal literal) {
      return new Expression.Literal(LocalTangent.value(literal));
    }
    Object function = functions[instruction.first()];
    Expression there = function == null ? null : known.apply(function);
    return there == null ? writer.simple(formula(instruction)) : there;
  }

  private Expression formula(Instruction instruction) {
    int[] x = instruction.operands();
    if (instruction instanceof Applied.Unary unary) {
      return Formulas.value(unary.rule(), of(x[0]));
    } else if (instruction instanceof Applied.Binary binary) {
      return Formulas.value(binary.rule(), of(x[0]), of(x[1]));
    }
    return new Expression.Selection(of(x[0]), of(x[1]), of(x[2]));
  }
}
