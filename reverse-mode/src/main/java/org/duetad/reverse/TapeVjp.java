package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Vjp;

/** A recorded function: each pullback is one sweep of its tape. */
final class TapeVjp implements Vjp {

  private final Tape tape;
  private final Scalar[] inputs;
  private final Scalar[] outputs;

  private TapeVjp(Tape tape, Scalar[] inputs, Scalar[] outputs) {
    this.tape = tape;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** Records {@code f} at x; the recording has ended when this returns, or throws. */
  static TapeVjp record(String operation, Tape tape, VectorFunction f, double[] x) {
    Arguments.point(operation, x);
    try {
      Scalar[] inputs = tape.variables(x);
      Scalar[] outputs = Arguments.outputs(operation, f.apply(inputs.clone())).clone();
      for (Scalar output : outputs) {
        check(operation, tape, output);
      }
      return new TapeVjp(tape, inputs, outputs);
    } finally {
      tape.end();
    }
  }

  private static void check(String operation, Tape tape, Scalar output) {
    if (!tape.holds(output)) {
      Arguments.constant(operation, output);
    }
  }

  @Override
  public double[] value() {
    return Arrays.stream(outputs).mapToDouble(Scalar::value).toArray();
  }

  @Override
  public synchronized double[] pullback(double... w) {
    return tape.pullback(outputs, w, inputs);
  }

  synchronized double[] pushforward(double... v) {
    return tape.pushforward(inputs, v, outputs);
  }

  double[][] pushforward(double[][] v) {
    return Arrays.stream(v).map(this::pushforward).toArray(double[][]::new);
  }

  /** One sweep for each output. */
  double[][] jacobian() {
    double[][] rows = new double[outputs.length][];
    double[] seed = new double[outputs.length];
    for (int i = 0; i < rows.length; i++) {
      seed[i] = 1.0;
      rows[i] = pullback(seed);
      seed[i] = 0.0;
    }
    return rows;
  }
}
