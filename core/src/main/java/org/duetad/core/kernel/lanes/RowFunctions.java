package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.code.LocalTangent;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * Functions of a row: lists of a rule and its operands, which are numbers, such functions, or
 * {@link #OPERAND}. So what slopes have in common is found.
 */
public final class RowFunctions {

  /** The row. */
  public static final Object OPERAND = "x";

  /** Loaded where an activation has a second derivative only, as the rules are. */
  private static final class OfHalf {
    static final Object TANH = List.of(Elementary.TANH, List.of(Arithmetic.MULTIPLY, OPERAND, 0.5));
  }

  private RowFunctions() {}

  /** {@code tanh(x/2)}. */
  public static Object tanhOfHalf() {
    return OfHalf.TANH;
  }

  /** A rule of the row. */
  public static Object of(UnaryRule rule) {
    return List.of(rule, OPERAND);
  }

  /** What an instruction makes of functions, by their slots; null if one operand has none. */
  public static @Nullable Object of(Instruction instruction, @Nullable Object[] functions) {
    if (instruction instanceof Literal literal) {
      return LocalTangent.value(literal);
    }
    int[] x = instruction.operands();
    Object left = functions[x[0]];
    Object right = functions[x[x.length - 1]];
    if (left == null || right == null || x.length > 2) {
      return null;
    }
    return x.length == 1
        ? List.of(instruction.operation(), left)
        : List.of(instruction.operation(), left, right);
  }
}
