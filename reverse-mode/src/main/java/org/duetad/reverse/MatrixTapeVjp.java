package org.duetad.reverse;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixArguments;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;

/** A recorded function of matrices: each pullback is one sweep of its tape. */
final class MatrixTapeVjp implements MatrixVjp {

  private final Tape tape;
  private final Matrix[] inputs;
  private final Matrix output;

  private MatrixTapeVjp(Tape tape, Matrix[] inputs, Matrix output) {
    this.tape = tape;
    this.inputs = inputs;
    this.output = output;
  }

  /** Records {@code f} at x, which is copied. */
  static MatrixTapeVjp record(String operation, Tape tape, MatrixFunction f, DMatrixRMaj[] x) {
    MatrixArguments.point(operation, x);
    try {
      Matrix[] inputs = tape.matrices(x);
      Matrix output = MatrixArguments.output(operation, f.apply(inputs.clone()));
      if (!tape.holds(output)) {
        MatrixArguments.constant(operation, output);
      }
      return new MatrixTapeVjp(tape, inputs, output);
    } finally {
      tape.end();
    }
  }

  @Override
  public DMatrixRMaj value() {
    return output.value();
  }

  @Override
  public synchronized DMatrixRMaj[] pullback(DMatrixRMaj w) {
    return tape.pullback(new Matrix[] {output}, new DMatrixRMaj[] {w}, inputs);
  }

  /** {@code H V} of a function with a 1x1 output, on a tape of second order. */
  synchronized DMatrixRMaj[] product(DMatrixRMaj[] v) {
    return tape.product(output, inputs, v);
  }

  synchronized DMatrixRMaj pushforward(DMatrixRMaj[] v) {
    MatrixArguments.shapes("jvp", "direction", v, inputs);
    return tape.pushforward(inputs, v, output)[0];
  }
}
