package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;

/** Evaluates and sweeps a program piece by piece. */
final class BoundedWorker implements BoundedReverse.Worker {

  private final Program program;
  private final ValueSizes weights;
  private final Values values;
  private final Adjoints adjoints;
  private double value;
  private long evaluations;

  private BoundedWorker(Program program, ValueSizes weights, Scalar[] inputs) {
    this.program = program;
    this.weights = weights;
    values = new Values(program.slots());
    values.put(0, inputs);
    adjoints = Passes.seeded(program, new Object[] {Scalar.of(1.0)});
  }

  /** The gradient of a program with one output, a number. */
  static BoundedGradient gradient(Program program, long bytes, double[] x) {
    Scalar[] inputs = Scalar.of(x);
    Arguments.length("gradientWithin", "point", x, program.inputs());
    if (program.outputs().length != 1) {
      throw new IllegalArgumentException(
          "gradientWithin: the program has "
              + program.outputs().length
              + " outputs; a gradient is of one");
    }
    if (Arrays.stream(program.point()).anyMatch(Matrix.class::isInstance)) {
      throw new IllegalArgumentException(
          "gradientWithin: the program has matrices for inputs; record a function of numbers,"
              + " Matrix.of(...) of them");
    }
    ValueSizes weights = new ValueSizes(program, inputs);
    requireEnough(weights, bytes);
    BoundedWorker worker = new BoundedWorker(program, weights, inputs);
    long peak = BoundedReverse.run(weights, bytes, worker);
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Scalar adjoint = worker.adjoints.scalar(i);
      gradient[i] = adjoint == null ? 0.0 : adjoint.value();
    }
    return new BoundedGradient(
        worker.value, gradient, peak, ValueSizes.programBytes(program), worker.evaluations);
  }

  /** Rehearses, with nobody who works. */
  private static void requireEnough(ValueSizes weights, long bytes) {
    if (BoundedReverse.run(weights, bytes, new Idle()) <= bytes) {
      return;
    }
    long enough = Math.max(bytes, 64);
    while (BoundedReverse.run(weights, enough, new Idle()) > enough) {
      enough += enough / 8;
    }
    throw new IllegalArgumentException(
        "gradientWithin: %,d bytes are not enough for the values and adjoints that are needed at once; allow %,d"
            .formatted(bytes, enough));
  }

  private record Idle() implements BoundedReverse.Worker {

    @Override
    public void advance(int from, int to) {}

    @Override
    public void sweep(int from, int to) {}

    @Override
    public void drop(int from, int to) {}
  }

  @Override
  public void advance(int from, int to) {
    for (int k = from; k < to; k++) {
      Instruction instruction = program.instructions().get(k);
      evaluate(instruction);
      weights.release(instruction, k, weights.starts[from], values);
    }
  }

  private void evaluate(Instruction instruction) {
    instruction.evaluate(values);
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
      program.instructions().get(k).pull(values, adjoints);
    }
    drop(from, to);
  }

  @Override
  public void drop(int from, int to) {
    for (int slot = weights.starts[from]; slot < weights.starts[to]; slot++) {
      values.take(slot);
    }
  }
}
