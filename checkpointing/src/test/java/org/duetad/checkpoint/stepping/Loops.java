package org.duetad.checkpoint.stepping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Activations;

/** Loops to differentiate. */
final class Loops {

  /** Costs under which a schedule uses the disk. */
  private static final StepCosts DISK_PAYS = new StepCosts(1, 1, 1, 0, 0, 0.5, 0.5);

  private Loops() {}

  /** E. Lorenz' system (1963) by Euler's method; σ, ρ, β and the step size are parameters. */
  static Scalar[] lorenz(Scalar[] x, Scalar[] p, StepContext context) {
    Scalar dx = x[1].subtract(x[0]).multiply(p[0]);
    Scalar dy = x[0].multiply(p[1].subtract(x[2])).subtract(x[1]);
    Scalar dz = x[0].multiply(x[1]).subtract(x[2].multiply(p[2]));
    return new Scalar[] {
      x[0].add(dx.multiply(p[3])), x[1].add(dy.multiply(p[3])), x[2].add(dz.multiply(p[3]))
    };
  }

  /** The same by hand. */
  static final class Lorenz implements HandWrittenStep {

    @Override
    public void advance(long index, double[] x, double[] p, double[] y) {
      y[0] = x[0] + (x[1] - x[0]) * p[0] * p[3];
      y[1] = x[1] + (x[0] * (p[1] - x[2]) - x[1]) * p[3];
      y[2] = x[2] + (x[0] * x[1] - x[2] * p[2]) * p[3];
    }

    @Override
    public void pullback(
        long index, double[] x, double[] p, double[] y, double[] xBar, double[] pBar) {
      double a = y[0] * p[3];
      double b = y[1] * p[3];
      double c = y[2] * p[3];
      xBar[0] = y[0] - a * p[0] + b * (p[1] - x[2]) + c * x[1];
      xBar[1] = y[1] + a * p[0] - b + c * x[0];
      xBar[2] = y[2] - b * x[0] - c * p[2];
      pBar[0] += a * (x[1] - x[0]);
      pBar[1] += b * x[0];
      pBar[2] -= c * x[2];
      pBar[3] +=
          y[0] * (x[1] - x[0]) * p[0]
              + y[1] * (x[0] * (p[1] - x[2]) - x[1])
              + y[2] * (x[0] * x[1] - x[2] * p[2]);
    }
  }

  static final double[] LORENZ_START = {1, 2, 20};
  static final double[] LORENZ_PARAMETERS = {10, 28, 8.0 / 3, 0.005};

  /** Heat on a glowing ring: many cells, one conductivity, time enters by a formula. */
  static Scalar[] heat(Scalar[] u, Scalar[] p, StepContext context) {
    int n = u.length;
    Scalar[] next = new Scalar[n];
    Scalar glow = context.number().multiply(0.1).cos().multiply(p[1]);
    for (int i = 0; i < n; i++) {
      Scalar bend = u[(i + 1) % n].subtract(u[i].multiply(2)).add(u[(i + n - 1) % n]);
      next[i] = u[i].add(bend.multiply(p[0])).add(u[i].sin().multiply(glow));
    }
    return next;
  }

  /** A recurrent network: the parameters are two matrices, the input is a random number. */
  static Scalar[] network(Scalar[] h, Scalar[] p, StepContext context) {
    int n = h.length;
    Matrix weights = Matrix.of(n, n, Arrays.copyOf(p, n * n));
    Matrix inputs = Matrix.of(n, 1, Arrays.copyOfRange(p, n * n, n * n + n));
    Matrix sum = weights.mult(Matrix.of(n, 1, h)).plus(inputs.scale(context.normals()[0]));
    return sum.apply(Activations.SOFTSIGN).toScalars();
  }

  /** Goes up or down, depending on the side of 1/2: the branches change along the way. */
  static Scalar[] tent(Scalar[] x, Scalar[] p, StepContext context) {
    Scalar y = x[0].isLessThan(0.5) ? x[0] : x[0].negate().add(1);
    return new Scalar[] {y.multiply(p[0])};
  }

  /** The loss of a state. */
  static Scalar energy(Scalar[] x, Scalar[] p) {
    return Scalar.dot(x, x).multiply(p[0].add(1));
  }

  /** Every kind of schedule for a number of steps. */
  static List<Schedule> schedules(long steps) {
    List<Schedule> all = new ArrayList<>();
    all.add(Schedules.storeAll(steps));
    for (int s : new int[] {1, 2, 3, 5, 100}) {
      all.add(Schedules.binomial(steps, s));
      all.add(Schedules.everyKth(steps, s));
      all.add(Schedules.online(s));
      all.add(Schedules.twoLevel(steps, s, 3));
      all.add(Schedules.costAware(steps, s, 4, DISK_PAYS));
      all.add(Schedules.nested(steps, s, 2, DISK_PAYS));
      all.add(Schedules.chunked(Schedules.binomial((steps + 2) / 3, s), 3, steps));
    }
    return all;
  }

  static double[] random(int n, RandomGenerator random) {
    return random.doubles(n, -1, 1).toArray();
  }
}
