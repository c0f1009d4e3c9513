package org.duetad.examples.stepping;

import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.StepContext;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.SteppingProblem.Instance;

/**
 * A pendulum, {@code θ'' = -sin θ - p θ'}, that is pushed at angle 0 and should reach angle 2 at
 * the final time; a step is 1/2,000 of a time unit. The state is angle and velocity, the parameter
 * is the friction; the loss is {@code (θ - 2)²}.
 */
public final class Shooting {

  private static final double STEP = 5e-4;

  private Shooting() {}

  static Instance instance() {
    TimeStepping loop =
        TimeStepping.of(Shooting::step).withFinalLoss((x, p) -> x[0].subtract(2).square());
    return new Instance(loop, new double[] {0, 1.5}, new double[] {0.05});
  }

  /**
   * The push that brings the pendulum to the target angle.
   *
   * @param velocity the initial velocity
   * @param loss the remaining loss
   * @param gradients the number of gradients that the optimizer evaluated
   */
  public record Solution(double velocity, double loss, int gradients) {}

  /** Solves it by Commons Math's conjugate gradients, with gradients from a few snapshots. */
  public static Solution solved(long steps, int slots) {
    Instance instance = instance();
    TimeStepping loop = instance.loop().withSchedule(Schedules.binomial(steps, slots));
    int[] gradients = new int[1];
    double[] parameters = instance.parameters();
    PointValuePair best =
        new NonLinearConjugateGradientOptimizer(
                NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
                new SimpleValueChecker(1e-12, 1e-14))
            .optimize(
                new MaxEval(200),
                GoalType.MINIMIZE,
                new InitialGuess(new double[] {instance.start()[1]}),
                new ObjectiveFunction(v -> loop.gradient(pushed(v), parameters).value()),
                new ObjectiveFunctionGradient(
                    v -> {
                      gradients[0]++;
                      return new double[] {loop.gradient(pushed(v), parameters).initialState()[1]};
                    }));
    return new Solution(best.getPoint()[0], best.getValue(), gradients[0]);
  }

  private static double[] pushed(double[] velocity) {
    return new double[] {0, velocity[0]};
  }

  private static Scalar[] step(Scalar[] x, Scalar[] p, StepContext context) {
    Scalar pull = x[0].sin().add(x[1].multiply(p[0]));
    Scalar velocity = x[1].subtract(pull.multiply(STEP));
    return new Scalar[] {x[0].add(velocity.multiply(STEP)), velocity};
  }
}
