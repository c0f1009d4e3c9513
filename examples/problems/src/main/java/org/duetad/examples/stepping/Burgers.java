package org.duetad.examples.stepping;

import java.util.Arrays;
import org.duetad.checkpoint.stepping.StepContext;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.SteppingProblem.Instance;

/**
 * J. M. Burgers' equation {@code u_t + (u²/2)_x = ν u_xx} on a ring of n cells: the upwind flux of
 * Engquist and Osher, {@code F = (max(u_i, 0)² + min(u_{i+1}, 0)²)/2}, and central diffusion. The
 * parameters are {@code Δt/Δx} and {@code ν Δt/Δx²}; the loss is the mean square of the final
 * state.
 */
public final class Burgers {

  private static final double[] PARAMETERS = {0.2, 0.1};

  private Burgers() {}

  static Instance instance(int cells) {
    TimeStepping loop =
        TimeStepping.of(Burgers::step).withFinalLoss((u, p) -> Scalar.dot(u, u).divide(u.length));
    return new Instance(loop, start(cells), PARAMETERS.clone());
  }

  /** A steepening wave. */
  public static double[] start(int cells) {
    double[] u = new double[cells];
    Arrays.setAll(u, i -> 0.5 + Math.sin(2 * Math.PI * i / cells));
    return u;
  }

  /** The usual parameters. */
  public static double[] parameters() {
    return PARAMETERS.clone();
  }

  /** One step in time. */
  public static Scalar[] step(Scalar[] u, Scalar[] p, StepContext context) {
    return step(u, p);
  }

  /** One step, which depends on nothing but state and parameters. */
  static Scalar[] step(Scalar[] u, Scalar[] p) {
    int n = u.length;
    Scalar[] flux = new Scalar[n]; // Out of each cell, to the right.
    for (int i = 0; i < n; i++) {
      Scalar right = u[(i + 1) % n];
      flux[i] = u[i].relu().square().add(right.negate().relu().square()).multiply(0.5);
    }
    Scalar[] next = new Scalar[n];
    for (int i = 0; i < n; i++) {
      int left = (i + n - 1) % n;
      Scalar flow = flux[i].subtract(flux[left]).multiply(p[0]);
      Scalar bend = u[(i + 1) % n].subtract(u[i].multiply(2)).add(u[left]);
      next[i] = u[i].subtract(flow).add(bend.multiply(p[1]));
    }
    return next;
  }
}
