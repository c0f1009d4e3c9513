package org.duetad.examples.classics;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;
import org.duetad.examples.stepping.FigureEight;

/**
 * The moment of inertia of three bodies on a figure eight after a number of steps ({@link
 * FigureEight}), as a function of their initial positions, velocities and masses.
 */
public final class FigureEightProblem extends SingleBlock {

  private static final int STATE = 12;
  private static final int MASSES = 3;
  private static final int SLOTS = 10;

  private final int steps;

  /**
   * The problem.
   *
   * @param steps the number of steps, at least 1; a thousand are one round
   */
  public FigureEightProblem(int steps) {
    super("figure-eight", "an orbit of three bodies, steps=" + steps, 1, inputsOf(steps));
    this.steps = steps;
  }

  private static double[] inputsOf(int steps) {
    Checks.atLeast("figure-eight", 1, "steps", steps);
    double[] inputs = Arrays.copyOf(FigureEight.start(), STATE + MASSES);
    System.arraycopy(FigureEight.masses(), 0, inputs, STATE, MASSES);
    return inputs;
  }

  /** Positions and velocities after all steps. */
  Scalar[] flow(Scalar... x) {
    Scalar[] masses = Arrays.copyOfRange(x, STATE, x.length);
    Scalar[] state = Arrays.copyOf(x, STATE);
    for (int i = 0; i < steps; i++) {
      state = FigureEight.step(state, masses);
    }
    return state;
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    return new Scalar[] {FigureEight.loss(flow(x), Arrays.copyOfRange(x, STATE, x.length))};
  }

  @Override
  public double[] primal() {
    double[] z = Arrays.copyOf(at(), STATE);
    double[] m = Arrays.copyOfRange(at(), STATE, STATE + MASSES);
    for (int i = 0; i < steps; i++) {
      FigureEight.step(z, m);
    }
    double inertia = 0;
    for (int i = 0; i < MASSES; i++) {
      inertia += (z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1]) * m[i];
    }
    return new double[] {inertia};
  }

  /** By a binomial schedule with 10 snapshots. */
  @Override
  public Optional<Problem> checkpointedForm() {
    TimeStepping loop = FigureEight.loop().withSchedule(Schedules.binomial(steps, SLOTS));
    return Optional.of(new GivenDerivative(this, mode -> gradient(loop)));
  }

  private double[] gradient(TimeStepping loop) {
    double[] masses = Arrays.copyOfRange(at(), STATE, STATE + MASSES);
    SteppingGradient gradient = loop.gradient(Arrays.copyOf(at(), STATE), masses);
    double[] all = Arrays.copyOf(gradient.initialState(), STATE + MASSES);
    System.arraycopy(gradient.parameters(), 0, all, STATE, MASSES);
    return all;
  }
}
