package org.duetad.examples.stepping;

import java.util.Arrays;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.SteppingProblem.Instance;

/**
 * Heat on a rod with insulated ends, by explicit steps: {@code u_i' = u_i + q_{i-1} - q_i}, with
 * the flow {@code q_i = p_i (u_i - u_{i+1})} between neighbours. The parameters are the
 * conductivities of the n - 1 borders between cells; the loss is the temperature of the last cell.
 */
final class Heat {

  private Heat() {}

  static Instance instance(int cells) {
    TimeStepping loop =
        TimeStepping.of((u, p, context) -> step(u, p)).withFinalLoss((u, p) -> u[u.length - 1]);
    double[] start = new double[cells];
    Arrays.fill(start, 0, (cells + 1) / 2, 1.0);
    double[] conductivities = new double[cells - 1];
    Arrays.setAll(conductivities, i -> 0.3 + 0.1 * Math.sin(i));
    return new Instance(loop, start, conductivities);
  }

  private static Scalar[] step(Scalar[] u, Scalar[] p) {
    int n = u.length;
    Scalar[] flow = new Scalar[n - 1];
    for (int i = 0; i < n - 1; i++) {
      flow[i] = u[i].subtract(u[i + 1]).multiply(p[i]);
    }
    Scalar[] next = new Scalar[n];
    for (int i = 0; i < n; i++) {
      Scalar gained = i > 0 ? u[i].add(flow[i - 1]) : u[i];
      next[i] = i < n - 1 ? gained.subtract(flow[i]) : gained;
    }
    return next;
  }
}
