package org.duetad.core.diagnosis;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Kinks;

/**
 * A pass over a program on plain doubles, in arrays. Where no rule has a kink, all values and
 * slopes are finite, and no number changes far faster than those that it is computed from, careful
 * passes find nothing: so most programs need none. Whatever differs from that is left to them.
 */
final class OrdinaryPass {

  /** Twice as much does not overflow, nor does the product with what underflowed, a zero here. */
  private static final double MOST = 1e280;

  private final double[] values;

  /**
   * For each number the sum, over all paths that lead to it from other numbers, of the sizes of the
   * products of slopes: tangents and adjoints are not larger than a multiple.
   */
  private final double[] speeds;

  /** The operands and slopes of the instruction in turn. */
  private double[] operands = new double[2];

  private double[] slopes = new double[2];

  private OrdinaryPass(int slots) {
    values = new double[slots];
    speeds = new double[slots];
  }

  /** Whether there is nothing to find at a point. */
  static boolean isClean(Program program, double[] x) {
    if (program.code().findKind(kind -> !isOrdinary(kind)).isPresent()) {
      return false;
    }
    try {
      return new OrdinaryPass(program.slots()).isClean(program.instructions(), x);
    } catch (RuntimeException ofARule) {
      return false;
    }
  }

  private static boolean isOrdinary(Instruction kind) {
    return kind instanceof Applied.Unary
        || kind instanceof Applied.Binary
        || kind instanceof Applied.Reduced
        || kind instanceof Guard
        || kind instanceof Literal;
  }

  private boolean isClean(Iterable<Instruction> instructions, double[] x) {
    System.arraycopy(x, 0, values, 0, x.length);
    Arrays.fill(speeds, 0, x.length, 1.0);
    for (double input : x) {
      if (!Double.isFinite(input)) {
        return false;
      }
    }
    for (Instruction instruction : instructions) {
      if (!isClean(instruction)) {
        return false;
      }
    }
    return true;
  }

  private boolean isClean(Instruction instruction) {
    int to = instruction.first();
    if (instruction instanceof Guard guard) {
      return guard.x() == guard.y() || values[guard.x()] != values[guard.y()];
    } else if (instruction instanceof Literal literal) {
      values[to] = ((Scalar) literal.value()).primal();
      return Double.isFinite(values[to]);
    }
    int[] x = instruction.operands();
    load(x);
    if (isAtKink(instruction)) {
      return false;
    }
    values[to] = value(instruction);
    putSlopes(instruction, values[to]);
    speeds[to] = 1;
    for (int i = 0; i < x.length; i++) {
      speeds[to] += Math.abs(slopes[i]) * speeds[x[i]];
    }
    return Double.isFinite(values[to]) && speeds[to] <= MOST && areSlopesFinite(x.length);
  }

  private boolean areSlopesFinite(int count) {
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(slopes[i])) {
        return false;
      }
    }
    return true;
  }

  private void load(int[] x) {
    if (operands.length != x.length) {
      operands = new double[x.length];
      slopes = new double[x.length];
    }
    for (int i = 0; i < x.length; i++) {
      operands[i] = values[x[i]];
    }
  }

  private boolean isAtKink(Instruction instruction) {
    if (instruction instanceof Applied.Unary unary) {
      return Kinks.at(unary.rule(), operands[0]);
    } else if (instruction instanceof Applied.Binary binary) {
      return Kinks.at(binary.rule(), operands[0], operands[1]);
    }
    return operands.length > 0 && Kinks.at(((Applied.Reduced) instruction).rule(), operands);
  }

  private double value(Instruction instruction) {
    if (instruction instanceof Applied.Unary unary) {
      return unary.rule().value().applyAsDouble(operands[0]);
    } else if (instruction instanceof Applied.Binary binary) {
      return binary.rule().value().applyAsDouble(operands[0], operands[1]);
    }
    return ((Applied.Reduced) instruction).rule().value(operands);
  }

  private void putSlopes(Instruction instruction, double y) {
    if (instruction instanceof Applied.Unary unary) {
      slopes[0] = unary.rule().slopeAt(operands[0], y);
    } else if (instruction instanceof Applied.Binary binary) {
      slopes[0] = binary.rule().leftSlopeAt(operands[0], operands[1], y);
      slopes[1] = binary.rule().rightSlopeAt(operands[0], operands[1], y);
    } else {
      ((Applied.Reduced) instruction).rule().gradientAt(operands, y, slopes);
    }
  }
}
