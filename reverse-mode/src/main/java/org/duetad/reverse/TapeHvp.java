package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;

/** A function recorded with its curvatures: to multiply with its Hessian takes two sweeps. */
final class TapeHvp {

  private final Tape tape;
  private final Scalar[] inputs;
  private final Scalar output;

  private TapeHvp(Tape tape, Scalar[] inputs, Scalar output) {
    this.tape = tape;
    this.inputs = inputs;
    this.output = output;
  }

  /** Records {@code f} at x; the recording has ended when this returns, or throws. */
  static TapeHvp record(String operation, Tape tape, ScalarFunction f, double[] x) {
    Arguments.point(operation, x);
    try {
      Scalar[] inputs = tape.variables(x);
      Scalar[] outputs = f.asVector().apply(inputs.clone());
      Scalar output = Arguments.outputs(operation, outputs)[0];
      if (!tape.holds(output)) {
        Arguments.constant(operation, output);
      }
      return new TapeHvp(tape, inputs, output);
    } finally {
      tape.end();
    }
  }

  /** {@code H v} for each direction v, several at once. */
  double[][] products(double[][] v) {
    double[][] products = new double[v.length][];
    int from = 0;
    while (from < v.length) {
      int width = tape.width(v.length - from);
      int to = Math.min(from + width, v.length);
      double[][] chunk = tape.products(output, inputs, Arrays.copyOfRange(v, from, to), width);
      System.arraycopy(chunk, 0, products, from, to - from);
      from = to;
    }
    return products;
  }

  /** {@code H}, whose rows are the products with the unit vectors; one triangle is mirrored. */
  double[][] hessian() {
    int n = inputs.length;
    double[][] unit = new double[n][n];
    for (int i = 0; i < n; i++) {
      unit[i][i] = 1.0;
    }
    double[][] hessian = products(unit);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        hessian[k][i] = hessian[i][k];
      }
    }
    return hessian;
  }
}
