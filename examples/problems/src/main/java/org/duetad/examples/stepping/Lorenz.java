package org.duetad.examples.stepping;

import org.duetad.checkpoint.stepping.StepContext;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.SteppingProblem.Instance;

/**
 * The system of E. N. Lorenz (Deterministic nonperiodic flow, Journal of the Atmospheric Sciences
 * 20, 1963) by Euler's method. The parameters are σ, ρ, β and the step size; the loss is the
 * integral of z over time. In a chaotic regime its derivatives grow with time like the flow; here ρ
 * is such that the system settles.
 */
public final class Lorenz {

  private Lorenz() {}

  static Instance instance() {
    TimeStepping loop =
        TimeStepping.of(Lorenz::step).withRunningLoss((x, p) -> x[2].multiply(p[3]));
    return new Instance(loop, new double[] {1, 2, 20}, new double[] {10, 14, 8.0 / 3, 1e-4});
  }

  /** One step in time. */
  public static Scalar[] step(Scalar[] x, Scalar[] p, StepContext context) {
    return step(x, p);
  }

  /** One step, which depends on nothing but state and parameters. */
  static Scalar[] step(Scalar[] x, Scalar[] p) {
    Scalar dx = x[1].subtract(x[0]).multiply(p[0]);
    Scalar dy = x[0].multiply(p[1].subtract(x[2])).subtract(x[1]);
    Scalar dz = x[0].multiply(x[1]).subtract(x[2].multiply(p[2]));
    return new Scalar[] {
      x[0].add(dx.multiply(p[3])), x[1].add(dy.multiply(p[3])), x[2].add(dz.multiply(p[3]))
    };
  }
}
