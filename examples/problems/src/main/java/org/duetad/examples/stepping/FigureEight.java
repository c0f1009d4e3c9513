package org.duetad.examples.stepping;

import java.util.Arrays;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.SteppingProblem.Instance;

/**
 * Three bodies of equal mass that follow each other along a figure eight under gravity, G = 1 (A.
 * Chenciner and R. Montgomery, "A remarkable periodic solution of the three-body problem in the
 * case of equal masses", Annals of Mathematics 152, 2000; initial state and period by C. Simó).
 *
 * <p>The state has the positions in the plane, body by body, followed by the velocities; the
 * parameters are the masses; the loss is {@code Σ m |q|²}, 2 after each period. A step is a
 * thousandth of the period by the leapfrog method: half a drift, a kick, half a drift.
 */
public final class FigureEight {

  /** The time of one round. */
  public static final double PERIOD = 6.32591398;

  /** The steps of one round. */
  public static final int STEPS = 1000;

  private static final int BODIES = 3;
  private static final int VELOCITIES = 2 * BODIES;
  private static final double H = PERIOD / STEPS;

  private FigureEight() {}

  static Instance instance() {
    return new Instance(loop(), start(), masses());
  }

  /**
   * The loop with its loss.
   *
   * @return a loop without a schedule
   */
  public static TimeStepping loop() {
    return TimeStepping.of((z, m, context) -> step(z, m)).withFinalLoss(FigureEight::loss);
  }

  /**
   * The initial positions and velocities.
   *
   * @return 12 numbers, in a new array
   */
  public static double[] start() {
    double[] fast = {-0.93240737, -0.86473146};
    return new double[] {
      0.97000436,
      -0.24308753,
      -0.97000436,
      0.24308753,
      0,
      0,
      -fast[0] / 2,
      -fast[1] / 2,
      -fast[0] / 2,
      -fast[1] / 2,
      fast[0],
      fast[1]
    };
  }

  /**
   * The masses.
   *
   * @return three times 1, in a new array
   */
  public static double[] masses() {
    return new double[] {1, 1, 1};
  }

  /**
   * The loss of a state.
   *
   * @param z positions and velocities
   * @param m the masses
   * @return the moment of inertia about the origin
   */
  public static Scalar loss(Scalar[] z, Scalar[] m) {
    Scalar[] moments = new Scalar[BODIES];
    Arrays.setAll(moments, i -> Scalar.dot(z, 2 * i, z, 2 * i, 2).multiply(m[i]));
    return Scalar.sum(moments);
  }

  /**
   * A step.
   *
   * @param z positions and velocities
   * @param m the masses
   * @return positions and velocities after it
   */
  public static Scalar[] step(Scalar[] z, Scalar[] m) {
    Scalar[] next = z.clone();
    drift(next);
    Scalar[] at = next.clone();
    for (int i = 0; i < BODIES; i++) {
      for (int j = 0; j < BODIES; j++) {
        if (i != j) {
          attract(next, at, m[j], i, j);
        }
      }
    }
    drift(next);
    return next;
  }

  private static void drift(Scalar[] z) {
    for (int k = 0; k < VELOCITIES; k++) {
      z[k] = z[k].add(z[VELOCITIES + k].multiply(H / 2));
    }
  }

  /** The pull of body j on body i, {@code m (q_j - q_i)/r³}. */
  private static void attract(Scalar[] next, Scalar[] at, Scalar mass, int i, int j) {
    Scalar x = at[2 * j].subtract(at[2 * i]);
    Scalar y = at[2 * j + 1].subtract(at[2 * i + 1]);
    Scalar square = x.square().add(y.square());
    Scalar pull = mass.divide(square.multiply(square.sqrt())).multiply(H);
    next[VELOCITIES + 2 * i] = next[VELOCITIES + 2 * i].add(x.multiply(pull));
    next[VELOCITIES + 2 * i + 1] = next[VELOCITIES + 2 * i + 1].add(y.multiply(pull));
  }

  /**
   * A step on doubles.
   *
   * @param z positions and velocities, which the step changes
   * @param m the masses
   */
  public static void step(double[] z, double... m) {
    drift(z);
    for (int i = 0; i < BODIES; i++) {
      for (int j = 0; j < BODIES; j++) {
        if (i != j) {
          double x = z[2 * j] - z[2 * i];
          double y = z[2 * j + 1] - z[2 * i + 1];
          double square = x * x + y * y;
          double pull = m[j] / (square * Math.sqrt(square)) * H;
          z[VELOCITIES + 2 * i] += x * pull;
          z[VELOCITIES + 2 * i + 1] += y * pull;
        }
      }
    }
    drift(z);
  }

  private static void drift(double[] z) {
    for (int k = 0; k < VELOCITIES; k++) {
      z[k] += z[VELOCITIES + k] * (H / 2);
    }
  }
}
