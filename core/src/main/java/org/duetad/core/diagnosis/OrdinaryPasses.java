package org.duetad.core.diagnosis;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Kinks;

/**
 * The passes over a program on plain doubles, in arrays. Where no rule has a kink, and all values,
 * slopes, tangents and adjoints are finite, careful passes find nothing else: so most programs need
 * none. Whatever differs from that is left to them.
 */
final class OrdinaryPasses {

  private final Program program;
  private final List<Instruction> instructions;
  private final double[] values;
  private final double[] tangents;
  private final double[] adjoints;

  /** The operands and slopes of the instruction in turn. */
  private double[] operands = new double[2];

  private double[] slopes = new double[2];

  private OrdinaryPasses(Program program) {
    this.program = program;
    instructions = program.instructions();
    values = new double[program.slots()];
    tangents = new double[program.slots()];
    adjoints = new double[program.slots()];
  }

  /** Whether there is nothing to find at a point. */
  static boolean areClean(Program program, Object[] x) {
    if (program.code().findKind(kind -> !isOrdinary(kind)).isPresent()) {
      return false;
    }
    for (Object input : x) {
      if (!(input instanceof Scalar)) {
        return false;
      }
    }
    try {
      OrdinaryPasses passes = new OrdinaryPasses(program);
      return passes.isPushed(x) && passes.isPulled();
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

  private boolean isPushed(Object[] x) {
    for (int i = 0; i < x.length; i++) {
      values[i] = ((Scalar) x[i]).primal();
      tangents[i] = Inspection.spread(i);
      if (!Double.isFinite(values[i])) {
        return false;
      }
    }
    for (Instruction instruction : instructions) {
      if (!isPushed(instruction)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPushed(Instruction instruction) {
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
    double tangent = 0;
    for (int i = 0; i < x.length; i++) {
      tangent += slopes[i] * tangents[x[i]];
    }
    tangents[to] = tangent;
    return Double.isFinite(values[to]) && Double.isFinite(tangent) && areSlopesFinite(x.length);
  }

  private boolean areSlopesFinite(int count) {
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(slopes[i])) {
        return false;
      }
    }
    return true;
  }

  /** From all outputs; slopes are finite. */
  private boolean isPulled() {
    for (int output : program.outputs()) {
      adjoints[output] += Inspection.spread(output);
    }
    for (int k = instructions.size() - 1; k >= 0; k--) {
      Instruction instruction = instructions.get(k);
      if (instruction.results() > 0
          && !(instruction instanceof Literal)
          && !isPulled(instruction)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPulled(Instruction instruction) {
    double yBar = adjoints[instruction.first()];
    int[] x = instruction.operands();
    load(x);
    putSlopes(instruction, values[instruction.first()]);
    for (int i = 0; i < x.length; i++) {
      adjoints[x[i]] += slopes[i] * yBar;
      if (!Double.isFinite(adjoints[x[i]])) {
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
