package org.duetad.core.check;

import java.util.SplittableRandom;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.ProgramStep;
import org.duetad.core.diagnosis.ProgramTrace;

/**
 * A program whose operations get operands that are wrong by as much as the stated accuracy of each
 * allows, with random signs. By how much derivatives of any order change is what rounding may
 * change in them: an estimate, where there is no bound.
 */
final class RoundedProgram implements VectorFunction {

  private final ProgramTrace trace;
  private final double[][] errors;

  RoundedProgram(ProgramTrace trace, long seed) {
    this.trace = trace;
    SplittableRandom random = new SplittableRandom(seed);
    errors = new double[trace.steps().size()][];
    for (int k = 0; k < errors.length; k++) {
      errors[k] = errors(trace.steps().get(k), random);
    }
  }

  /** What an operation may do wrong, as errors of its operands, with random signs. */
  static double[] errors(ProgramStep step, SplittableRandom random) {
    double[] errors = step.backwardErrors();
    for (int i = 0; i < errors.length; i++) {
      errors[i] = random.nextBoolean() ? errors[i] : -errors[i];
    }
    return errors;
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    Scalar[][] values = new Scalar[trace.values().length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < x.length ? new Scalar[] {x[i]} : Scalar.of(trace.values()[i]);
    }
    for (int k = 0; k < errors.length; k++) {
      ProgramStep step = trace.steps().get(k);
      scatter(values, step.results(), step.apply(operands(values, step.inputs(), errors[k])));
    }
    Scalar[] outputs = new Scalar[trace.outputs().length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = values[trace.outputs()[i]][0];
    }
    return outputs;
  }

  private static Scalar[] operands(Scalar[][] values, int[] slots, double... errors) {
    Scalar[] operands = new Scalar[errors.length];
    int to = 0;
    for (int slot : slots) {
      for (Scalar value : values[slot]) {
        operands[to] = value.add(errors[to]);
        to++;
      }
    }
    return operands;
  }

  private static void scatter(Scalar[][] values, int[] slots, Scalar... results) {
    int from = 0;
    for (int slot : slots) {
      for (int i = 0; i < values[slot].length; i++) {
        values[slot][i] = results[from++];
      }
    }
  }
}
