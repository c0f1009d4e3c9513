package org.duetad.checkpoint.ode;

import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.checkpoint.stepping.SingleStep;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.forward.ForwardMode;

/** Steps on doubles, with their errors, and with tangents if the errors of these count. */
final class Attempt {

  private final int n;
  private final double[] parameters;
  private final Stages stages;

  /** The time and the size of the step. */
  private final double[] timeAndSize = new double[2];

  private final SingleStep step;

  Attempt(Ode ode, double[] initial, double[] parameters) {
    n = initial.length;
    this.parameters = parameters;
    stages = ode.stages();
    step = ode.attempts().withNumbers(2, i -> timeAndSize).singleSteps(2 * n, parameters);
  }

  /**
   * The next state and its error.
   *
   * @throws ArithmeticException if an implicit stage has no solution
   */
  double[] at(double t, double[] x, double h) {
    timeAndSize[0] = t;
    timeAndSize[1] = h;
    return step.next(0, Arrays.copyOf(x, 2 * n));
  }

  /** The tangents of both, from those of the state with respect to initial state and parameters. */
  double[][] tangents(double t, double[] x, double h, double[][] dx) {
    double[][] directions = new double[dx.length][n + parameters.length];
    for (int d = 0; d < dx.length; d++) {
      System.arraycopy(dx[d], 0, directions[d], 0, n);
      if (d >= n) {
        directions[d][d] = 1;
      }
    }
    VectorFunction ofBoth =
        z ->
            stages.withError(
                Scalar.of(t),
                Arrays.copyOf(z, n),
                Scalar.of(h),
                Arrays.copyOfRange(z, n, z.length));
    BatchJvp pushed =
        new ForwardMode()
            .jvp(ofBoth, MathArrays.concatenate(Arrays.copyOf(x, n), parameters), directions);
    return pushed.tangents();
  }

  /** The tangents at the beginning. */
  double[][] unitTangents() {
    double[][] dx = new double[n + parameters.length][n];
    for (int d = 0; d < n; d++) {
      dx[d][d] = 1;
    }
    return dx;
  }
}
