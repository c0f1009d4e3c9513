package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * A program at a point, operation by operation: the numbers of each one, and each as a function of
 * its own. For authors of checks.
 *
 * @param steps the operations on numbers that depend on an input, in their order
 * @param values the numbers in each slot, those of a matrix row after row
 * @param outputs the slots of the outputs
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record ProgramTrace(List<ProgramStep> steps, double[][] values, int[] outputs) {

  /**
   * Runs a program of numbers.
   *
   * @param program the program
   * @param x its inputs, which fill the first slots
   * @return all that it computes
   * @throws BranchChangedException where the function would take another branch
   */
  public static ProgramTrace of(Program program, double... x) {
    Values run = Passes.run(program, Scalar.of(x));
    List<ProgramStep> steps = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      boolean active =
          instruction.results() > 0
              && Arrays.stream(instruction.operands()).anyMatch(program::isActive);
      if (active) {
        steps.add(new ProgramStep(instruction, program, run));
      }
    }
    double[][] values = new double[program.slots()][];
    Arrays.setAll(values, slot -> flat(run.get(slot)));
    return new ProgramTrace(List.copyOf(steps), values, program.outputs().clone());
  }

  private static double[] flat(Object value) {
    return LocalDerivatives.doubles(scalars(value));
  }

  static Scalar[] scalars(Object value) {
    return value instanceof Matrix m ? m.toScalars() : new Scalar[] {(Scalar) value};
  }

  /**
   * The numbers of several slots, one after the other.
   *
   * @param of the numbers of each slot
   * @param slots which slots
   * @return all of them
   */
  public static double[] gathered(double[][] of, int... slots) {
    if (slots.length == 1) {
      return of[slots[0]].clone();
    }
    int length = 0;
    for (int slot : slots) {
      length += of[slot].length;
    }
    double[] gathered = new double[length];
    int to = 0;
    for (int slot : slots) {
      System.arraycopy(of[slot], 0, gathered, to, of[slot].length);
      to += of[slot].length;
    }
    return gathered;
  }

  /**
   * Adds numbers to those of some slots, each a scalar or a matrix by rows.
   *
   * @param to the numbers of each slot
   * @param slots which slots
   * @param numbers what is added, for all these slots one after the other
   */
  public static void add(double[][] to, int[] slots, double... numbers) {
    int from = 0;
    for (int slot : slots) {
      for (int i = 0; i < to[slot].length; i++) {
        to[slot][i] += numbers[from++];
      }
    }
  }

  @Override
  public String toString() {
    return "Trace[" + steps.size() + " operations in " + values.length + " slots]";
  }
}
