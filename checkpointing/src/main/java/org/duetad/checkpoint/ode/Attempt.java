package org.duetad.checkpoint.ode;

import java.util.Arrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.jspecify.annotations.Nullable;

/** Steps on doubles, with their errors, and with tangents if the errors of these count. */
final class Attempt {

  private final int n;
  private final double[] in;
  private final VectorFunction step;

  /** Made by the first attempt that can be done. */
  private @Nullable PreparedFunction prepared;

  Attempt(Stages stages, double[] initial, double[] parameters) {
    n = initial.length;
    in = Arrays.copyOf(initial, n + 2 + parameters.length);
    System.arraycopy(parameters, 0, in, n + 2, parameters.length);
    step =
        z ->
            stages.withError(
                z[n], Arrays.copyOf(z, n), z[n + 1], Arrays.copyOfRange(z, n + 2, z.length));
  }

  /**
   * The next state and its error.
   *
   * @throws ArithmeticException if an implicit stage has no solution
   */
  double[] at(double t, double[] x, double h) {
    double[] inputs = inputs(t, x, h);
    if (prepared == null) {
      prepared = new ReverseMode().prepare(step, inputs);
    }
    return prepared.value(inputs);
  }

  private double[] inputs(double t, double[] x, double h) {
    System.arraycopy(x, 0, in, 0, n);
    in[n] = t;
    in[n + 1] = h;
    return in;
  }

  /** The tangents of both, from those of the state with respect to initial state and parameters. */
  double[][] tangents(double t, double[] x, double h, double[][] dx) {
    double[][] directions = new double[dx.length][in.length];
    for (int d = 0; d < dx.length; d++) {
      System.arraycopy(dx[d], 0, directions[d], 0, n);
      if (d >= n) {
        directions[d][2 + d] = 1;
      }
    }
    BatchJvp pushed = new ForwardMode().jvp(step, inputs(t, x, h), directions);
    return pushed.tangents();
  }

  /** The tangents at the beginning. */
  double[][] unitTangents() {
    double[][] dx = new double[in.length - 2][n];
    for (int d = 0; d < n; d++) {
      dx[d][d] = 1;
    }
    return dx;
  }
}
