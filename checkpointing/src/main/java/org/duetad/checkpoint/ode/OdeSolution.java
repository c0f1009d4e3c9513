package org.duetad.checkpoint.ode;

import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.SteppingHvp;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Excerpt;
import org.duetad.forward.ForwardMode;

/**
 * A solution of {@link Ode} on doubles, and its derivatives, which are those of the steps that led
 * to it: their sizes are constants, chosen by values.
 */
public final class OdeSolution {

  private final Ode ode;
  private final double[] initial;
  private final double[] parameters;

  /** Where each step begins, and its size. */
  private final double[] times;

  private final double[] sizes;

  private final long rejected;
  private final double time;
  private final double[] state;

  /** Without a loss; keeps the recording of a step. */
  private final TimeStepping loop;

  OdeSolution(
      Ode ode,
      double[] initial,
      double[] parameters,
      double[] times,
      double[] sizes,
      long rejected,
      double time,
      double[] state) {
    this.ode = ode;
    this.initial = initial;
    this.parameters = parameters;
    this.times = times;
    this.sizes = sizes;
    this.rejected = rejected;
    this.time = time;
    this.state = state;
    loop =
        ode.loop()
            .withNumbers(2, i -> new double[] {times[(int) i], sizes[(int) i]})
            .withSchedule(schedule());
  }

  private Schedule schedule() {
    int steps = fixedSteps();
    int slots = ode.snapshots();
    return steps <= slots ? Schedules.storeAll(steps) : Schedules.binomial(steps, slots);
  }

  /**
   * The final time, that of the event if there is one.
   *
   * @return t
   */
  public double time() {
    return time;
  }

  /**
   * The state at the final time.
   *
   * @return a copy
   */
  public double[] state() {
    return state.clone();
  }

  /**
   * The initial state.
   *
   * @return a copy
   */
  public double[] initialState() {
    return initial.clone();
  }

  /**
   * The parameters.
   *
   * @return a copy
   */
  public double[] parameters() {
    return parameters.clone();
  }

  /**
   * How many steps there are.
   *
   * @return those that were accepted
   */
  public int steps() {
    return times.length;
  }

  /**
   * How many attempts were rejected, because of their errors or because an implicit stage had no
   * solution.
   *
   * @return the number of attempts that did not become steps
   */
  public long rejected() {
    return rejected;
  }

  /**
   * Where the steps begin, and the final time.
   *
   * @return one more than there are steps
   */
  public double[] times() {
    double[] all = Arrays.copyOf(times, times.length + 1);
    all[times.length] = time;
    return all;
  }

  /**
   * The loss {@code φ(t, x, p)} of the end, and its gradient by reverse mode in bounded memory.
   *
   * @param loss φ
   * @return value and gradient
   */
  public OdeGradient gradient(StateFunction loss) {
    SteppingGradient gradient = loop(loss).gradient(initial, parameters);
    return new OdeGradient(
        gradient.value(), gradient.initialState(), gradient.parameters(), gradient.report());
  }

  /**
   * A product of the Hessian of the loss with a direction, in bounded memory, too.
   *
   * @param loss φ
   * @param initialDirection {@code v_x}, as long as the state
   * @param parametersDirection {@code v_p}, as long as the parameters
   * @return {@code H v} and the gradient
   * @throws IllegalArgumentException if a direction is of another length
   */
  public SteppingHvp hvp(
      StateFunction loss, double[] initialDirection, double... parametersDirection) {
    return loop(loss).hvp(initial, parameters, initialDirection, parametersDirection);
  }

  /** The steps, but for that of an event, which is part of the loss. */
  private TimeStepping loop(StateFunction loss) {
    Arguments.given("ode", "loss", loss);
    return loop.withFinalLoss(
        (x, p) -> {
          OdeState end = ended(x, p);
          return loss.at(end.time(), end.state(), p);
        });
  }

  /**
   * The same steps from another initial state and for other parameters, numbers of any kind.
   *
   * @param otherInitial the initial state
   * @param otherParameters p
   * @return the end
   * @throws IllegalArgumentException if there are more or fewer numbers than the solution had
   */
  public OdeState repeat(Scalar[] otherInitial, Scalar... otherParameters) {
    Arguments.given("ode", "initial state", otherInitial);
    Arguments.given("ode", "array of parameters", otherParameters);
    Arguments.length("ode", "states", otherInitial.length, initial.length);
    Arguments.length("ode", "parameters", otherParameters.length, parameters.length);
    Stages stages = ode.stages();
    Scalar[] x = otherInitial.clone();
    for (int i = 0; i < fixedSteps(); i++) {
      x = stages.next(Scalar.of(times[i]), x, Scalar.of(sizes[i]), otherParameters);
    }
    return ended(x, otherParameters);
  }

  /**
   * The map {@code (x_0, p) ↦ (x(t), t)} by the same steps, for any mode.
   *
   * @return the function, of n + m inputs and n + 1 outputs
   */
  public VectorFunction function() {
    int n = initial.length;
    return z -> {
      Arguments.length("ode", "states and parameters", z.length, n + parameters.length);
      OdeState end = repeat(Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, z.length));
      Scalar[] outputs = Arrays.copyOf(end.state(), n + 1);
      outputs[n] = end.time();
      return outputs;
    };
  }

  /**
   * The sensitivities of the end by forward mode: the Jacobian of {@link #function}, a row for each
   * state and one for the time, columns for the initial states and then the parameters.
   *
   * @return value and Jacobian
   */
  public ValueAndJacobian sensitivities() {
    return new ForwardMode()
        .valueAndJacobian(function(), MathArrays.concatenate(initial, parameters));
  }

  /** How many steps have a size that is known before they begin. */
  private int fixedSteps() {
    return ode.event() == null ? steps() : steps() - 1;
  }

  /** The end, from the state before the event if there is one. */
  private OdeState ended(Scalar[] x, Scalar[] p) {
    StateFunction event = ode.event();
    int last = steps() - 1;
    return event != null
        ? new EventStep(ode.stages(), event).end(Scalar.of(times[last]), x, sizes[last], p)
        : new OdeState(Scalar.of(time), x);
  }

  @Override
  public String toString() {
    return "OdeSolution[time="
        + time
        + ", state="
        + Excerpt.of(state)
        + ", steps="
        + steps()
        + ", rejected="
        + rejected
        + "]";
  }
}
