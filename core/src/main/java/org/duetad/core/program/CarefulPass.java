package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.ChainFactor;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * The steps of a pass over a program that tracks the origin of zeros. If no computed value is
 * infinite they are those of the instructions, in which every zero annihilates. Otherwise the zeros
 * that overflow made are tracked, as {@link ChainFactor}s alongside the derivatives, and a
 * derivative in which one of them is multiplied by an infinity becomes NaN. For authors of passes.
 */
public final class CarefulPass {

  private final Values values;
  private final Uncertainty uncertainty;
  private boolean isNeeded;

  /**
   * A pass, or one after another, over a program.
   *
   * @param program the program
   * @param values the value of each slot
   */
  public CarefulPass(Program program, Values values) {
    this(values, isNeeded(program, values), new Uncertainty(program.slots()));
    if (isNeeded) {
      program.instructions().forEach(instruction -> uncertainty.evaluated(instruction, values));
    }
  }

  private CarefulPass(Values values, boolean isNeeded, Uncertainty uncertainty) {
    this.values = values;
    this.isNeeded = isNeeded;
    this.uncertainty = uncertainty;
  }

  /** A pass over a part of a program, in which something is uncertain already. */
  static CarefulPass within(Program part, Values values, Uncertainty uncertainty) {
    part.instructions().forEach(instruction -> uncertainty.evaluated(instruction, values));
    return new CarefulPass(values, true, uncertainty);
  }

  /**
   * A pass over a program that is evaluated piece by piece, see {@link #evaluated}.
   *
   * @param program the program
   * @param values holds the values that are available
   * @return the pass
   */
  public static CarefulPass piecewise(Program program, Values values) {
    return new CarefulPass(values, false, new Uncertainty(program.slots()));
  }

  /**
   * Records that an instruction was evaluated.
   *
   * @param instruction an instruction whose results are available
   */
  public void evaluated(Instruction instruction) {
    isNeeded |= Uncertainty.overflowed(instruction, values);
    if (isNeeded) {
      uncertainty.evaluated(instruction, values);
    }
  }

  /** A pass that needs care, of a program whose inputs may be computed elsewhere. */
  CarefulPass(Values values, Uncertainty uncertainty) {
    this(values, true, uncertainty);
  }

  /**
   * Whether a value that was computed is infinite.
   *
   * @param program the program
   * @param values the value of each slot
   * @return whether zeros may be due to overflow
   */
  static boolean isNeeded(Program program, Values values) {
    for (Instruction instruction : program.instructions()) {
      if (Uncertainty.overflowed(instruction, values)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a value is infinite, in at least one element.
   *
   * @param value a number or a matrix
   * @return whether its primal is
   */
  public static boolean isInfinite(Object value) {
    return Uncertainty.isInfinite(value);
  }

  /**
   * Computes the tangents of an instruction's results.
   *
   * @param instruction the next instruction
   * @param tangents the tangents of the slots so far; receives those of the results
   */
  public void push(Instruction instruction, Values tangents) {
    instruction.push(values, tangents);
    if (!isNeeded || !uncertainty.concerns(instruction)) {
      return;
    }
    int[] operands = instruction.operands();
    ChainFactor[][] dx = new ChainFactor[operands.length][];
    Arrays.setAll(dx, i -> uncertainty.factors(operands[i], values, tangents.find(operands[i])));
    ChainFactor[][] dy = new FactorStep(values, uncertainty).push(instruction, dx);
    int source = uncertainty.source(instruction);
    for (int j = 0; j < dy.length; j++) {
      int slot = instruction.first() + j;
      uncertainty.note(slot, dy[j], source);
      if (anyNaN(dy[j])) {
        Object tangent = tangents.has(slot) ? tangents.get(slot) : zeroLike(slot);
        tangents.put(slot, undefined(tangent, dy[j], source));
      }
    }
  }

  /**
   * Adds to the adjoints of an instruction's operands.
   *
   * @param instruction the next instruction, from the last to the first
   * @param adjoints the adjoints of all slots; those of the results are taken from it
   */
  public void pull(Instruction instruction, Adjoints adjoints) {
    if (!isNeeded || !uncertainty.concerns(instruction)) {
      instruction.pull(values, adjoints);
      return;
    }
    ChainFactor[][] yBar = new ChainFactor[instruction.results()][];
    for (int j = 0; j < yBar.length; j++) {
      int slot = instruction.first() + j;
      yBar[j] = uncertainty.factors(slot, values, adjoints.soFar(slot));
    }
    int source = uncertainty.source(instruction);
    ChainFactor[][] xBar = new FactorStep(values, uncertainty).pull(instruction, yBar);
    instruction.pull(values, adjoints);
    int[] operands = instruction.operands();
    for (int i = 0; i < xBar.length; i++) {
      if (adjoints.wants(operands[i])) {
        uncertainty.note(operands[i], xBar[i], source);
        addNaN(operands[i], source, adjoints);
      }
    }
  }

  private void addNaN(int slot, int source, Adjoints adjoints) {
    ChainFactor[] sum = uncertainty.factors(slot, values, null);
    if (!anyNaN(sum)) {
      return;
    }
    Object term = undefined(zeroLike(slot), sum, source);
    if (term instanceof Matrix m) {
      adjoints.add(slot, m);
    } else {
      adjoints.add(slot, (Scalar) term);
    }
  }

  private Object zeroLike(int slot) {
    return values.get(slot) instanceof Matrix m
        ? ConstantMatrix.owning(m.numRows(), m.numCols(), new double[Uncertainty.size(m)])
        : Scalar.of(0.0);
  }

  private static boolean anyNaN(ChainFactor[] factors) {
    for (ChainFactor factor : factors) {
      if (Double.isNaN(factor.value())) {
        return true;
      }
    }
    return false;
  }

  /** A derivative with NaN where its factor is. */
  private Object undefined(Object derivative, ChainFactor[] factors, int source) {
    Scalar overflowed = infinite(values.get(source));
    if (!(derivative instanceof Matrix m)) {
      return Chain.undefined((Scalar) derivative, overflowed);
    }
    Scalar[] elements = m.toScalars();
    for (int i = 0; i < elements.length; i++) {
      if (Double.isNaN(factors[i].value())) {
        elements[i] = Chain.undefined(elements[i], overflowed);
      }
    }
    return Matrix.of(m.numRows(), m.numCols(), elements);
  }

  private static Scalar infinite(Object value) {
    Scalar[] elements = value instanceof Matrix m ? m.toScalars() : new Scalar[] {(Scalar) value};
    return Arrays.stream(elements)
        .filter(x -> Double.isInfinite(x.primal()))
        .findFirst()
        .orElseGet(() -> Scalar.of(Double.POSITIVE_INFINITY));
  }
}
