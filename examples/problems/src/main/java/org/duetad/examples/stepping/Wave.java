package org.duetad.examples.stepping;

import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.SteppingProblem.Instance;

/**
 * The wave equation {@code u_tt = c² Δu} on a square with fixed boundary: displacements and
 * velocities of n x n cells, one after the other. The parameter is {@code (c Δt/Δx)²}; the loss is
 * the mean square of the final displacements.
 */
final class Wave {

  private Wave() {}

  static Instance instance(int n) {
    TimeStepping loop =
        TimeStepping.of((x, p, context) -> step(n, x, p[0]))
            .withFinalLoss((x, p) -> Scalar.sum(squares(n * n, x)).divide(n * n));
    double[] start = new double[2 * n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double x = (i + 0.5) / n - 0.3;
        double y = (j + 0.5) / n - 0.4;
        start[n * i + j] = Math.exp(-60 * (x * x + y * y));
      }
    }
    return new Instance(loop, start, new double[] {0.3});
  }

  private static Scalar[] squares(int count, Scalar[] x) {
    Scalar[] squares = new Scalar[count];
    for (int i = 0; i < count; i++) {
      squares[i] = x[i].square();
    }
    return squares;
  }

  /** One step in time: velocities first, then displacements from the new velocities. */
  static Scalar[] step(int n, Scalar[] x, Scalar speed) {
    Scalar[] next = new Scalar[x.length];
    Scalar border = Scalar.of(0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int k = n * i + j;
        Scalar up = i > 0 ? x[k - n] : border;
        Scalar down = i + 1 < n ? x[k + n] : border;
        Scalar left = j > 0 ? x[k - 1] : border;
        Scalar right = j + 1 < n ? x[k + 1] : border;
        Scalar bend = up.add(down).add(left.add(right)).subtract(x[k].multiply(4));
        Scalar velocity = x[n * n + k].add(bend.multiply(speed));
        next[n * n + k] = velocity;
        next[k] = x[k].add(velocity);
      }
    }
    return next;
  }
}
