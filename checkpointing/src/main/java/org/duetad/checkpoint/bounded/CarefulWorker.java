package org.duetad.checkpoint.bounded;

import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.PiecewiseSweep;
import org.duetad.core.program.CarefulPass;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * Evaluates and sweeps a program piece by piece, by steps that track the origin of zeros: for where
 * a {@link PiecewiseSweep} is not right.
 */
final class CarefulWorker implements GradientWorker {

  private final Program program;
  private final ValueSizes sizes;
  private final Values values;
  private final Adjoints adjoints;
  private final CarefulPass pass;
  private double value;
  private long evaluations;

  CarefulWorker(Program program, ValueSizes sizes, Scalar[] inputs) {
    this.program = program;
    this.sizes = sizes;
    values = new Values(program.slots());
    values.put(0, inputs);
    pass = CarefulPass.piecewise(program, values);
    adjoints = Passes.seeded(program, new Object[] {Scalar.of(1.0)});
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public double[] gradient() {
    double[] gradient = new double[program.inputs()];
    for (int i = 0; i < gradient.length; i++) {
      Scalar adjoint = adjoints.scalar(i);
      gradient[i] = adjoint == null ? 0.0 : Factors.rounded(adjoint).value();
    }
    return gradient;
  }

  @Override
  public long evaluations() {
    return evaluations;
  }

  @Override
  public void advance(int from, int to) {
    for (int k = from; k < to; k++) {
      Instruction instruction = program.instructions().get(k);
      evaluate(instruction);
      sizes.release(instruction, k, sizes.starts[from], values);
    }
  }

  private void evaluate(Instruction instruction) {
    instruction.evaluate(values);
    pass.evaluated(instruction);
    evaluations++;
  }

  @Override
  public void sweep(int from, int to) {
    for (int k = from; k < to; k++) {
      evaluate(program.instructions().get(k));
    }
    if (to == program.instructions().size()) {
      value = values.scalar(program.outputs()[0]).value();
    }
    for (int k = to - 1; k >= from; k--) {
      pass.pull(program.instructions().get(k), adjoints);
    }
    drop(from, to);
  }

  @Override
  public void drop(int from, int to) {
    for (int slot = sizes.starts[from]; slot < sizes.starts[to]; slot++) {
      values.take(slot);
    }
  }
}
