package org.duetad.checkpoint.ode;

import java.util.Locale;
import java.util.function.Consumer;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary differential equations {@code x' = f(t, x, p)} by Runge-Kutta methods with adaptive
 * steps, and the derivatives of their solutions with respect to initial state and parameters.
 *
 * <pre>{@code
 * Ode ode = Ode.of((t, x, p) -> new Scalar[] {p[0].multiply(x[0])});
 * OdeSolution solution = ode.solve(0, 1, new double[] {1}, 0.5);
 * OdeGradient gradient = solution.gradient((t, x, p) -> x[0].square());
 * }</pre>
 *
 * <p>Steps are chosen once, on doubles, by errors of the values. Their sizes are not
 * differentiated: derivatives are exactly those of the steps that were taken, in forward mode
 * ({@link OdeSolution#sensitivities}), in reverse by the discrete adjoint ({@link
 * OdeSolution#gradient}), and in any other mode ({@link OdeSolution#function}); all repeat them
 * with the same bits. As their number is known by then, the sweep has the fewest repeated steps of
 * all schedules with the given number of snapshots. The sizes take 16 bytes a step. The recordings
 * of steps are kept for further solutions and their gradients, also with other tolerances.
 *
 * <p>So the error of a derivative is that of the steps: of the order of the tolerance where
 * tangents grow as states do, but not where a state is small whose tangent is not. Then include
 * tangents in the step control ({@link #withTangents}).
 *
 * <p>It is immutable: each {@code with} method returns a new one; thread-safe if f is.
 */
public final class Ode {

  private static final int SNAPSHOTS = 50;

  private final Stages stages;
  private Tolerances tolerances = new Tolerances(1e-9, 1e-6);
  private double firstStep;
  private int mostSteps = 1_000_000;
  private int snapshots = SNAPSHOTS;
  private boolean tangents;
  private boolean prepared;
  private @Nullable StateFunction event;

  /** One of the steps, of which the time and the size are data; keeps its recordings. */
  private final TimeStepping loop;

  private Ode(Stages stages) {
    this(
        stages,
        TimeStepping.of(
            (x, p, context) -> {
              Scalar[] timeAndSize = context.numbers();
              return stages.next(timeAndSize[0], x, timeAndSize[1], p);
            }));
  }

  private Ode(Stages stages, TimeStepping loop) {
    this.stages = stages;
    this.loop = loop;
  }

  /**
   * Equations, to be solved by {@link RungeKutta#dormandPrince54} with tolerances 1e-9 (absolute)
   * and 1e-6 (relative).
   *
   * @param f the right-hand side
   * @return the equations
   */
  public static Ode of(OdeFunction f) {
    Arguments.given("ode", "right-hand side", f);
    return new Ode(new Stages(f, RungeKutta.dormandPrince54()));
  }

  private Ode with(Consumer<Ode> change) {
    Ode changed = new Ode(stages, loop).like(this);
    change.accept(changed);
    return changed;
  }

  /** With the settings of other equations. */
  private Ode like(Ode other) {
    tolerances = other.tolerances;
    firstStep = other.firstStep;
    mostSteps = other.mostSteps;
    snapshots = other.snapshots;
    tangents = other.tangents;
    event = other.event;
    prepared = other.prepared;
    return this;
  }

  /**
   * By another method.
   *
   * @param other the method
   * @return new equations
   */
  public Ode withMethod(RungeKutta other) {
    Arguments.given("ode", "method", other);
    return new Ode(new Stages(stages.f(), other)).like(this);
  }

  /**
   * With other tolerances: the estimated error of each step, in the root of the mean square over
   * the states, is at most {@code absolute + relative |x|}.
   *
   * @param absolute the error of states near 0, at least 0
   * @param relative the error relative to the state, at least 0
   * @return new equations
   * @throws IllegalArgumentException if one is negative, or both are 0
   */
  public Ode withTolerances(double absolute, double relative) {
    Tolerances other = new Tolerances(absolute, relative);
    return with(changed -> changed.tolerances = other);
  }

  /**
   * With a first step of a size, instead of one chosen by the slope.
   *
   * @param size the size, positive
   * @return new equations
   * @throws IllegalArgumentException if it is not positive
   */
  public Ode withFirstStep(double size) {
    if (!(size > 0)) {
      throw new IllegalArgumentException("ode: a first step of " + size + "; pass a positive size");
    }
    return with(changed -> changed.firstStep = size);
  }

  /**
   * With a limit on the number of steps, a million by default.
   *
   * @param most the number of steps, at least 1
   * @return new equations
   * @throws IllegalArgumentException if it is not positive
   */
  public Ode withMostSteps(int most) {
    requirePositive(most, "steps");
    return with(changed -> changed.mostSteps = most);
  }

  /**
   * With a number of states kept at once in a sweep, 50 by default. If there are more steps, some
   * are repeated.
   *
   * @param slots the number of states, at least 1
   * @return new equations
   * @throws IllegalArgumentException if it is not positive
   */
  public Ode withSnapshots(int slots) {
    requirePositive(slots, "snapshots");
    return with(changed -> changed.snapshots = slots);
  }

  private static void requirePositive(int number, String what) {
    if (number < 1) {
      throw new IllegalArgumentException("ode: " + number + " " + what + "; pass at least 1");
    }
  }

  /**
   * With steps that are also small enough for the tangents of the states with respect to each
   * initial state and parameter, by the same tolerances: as if these were states. Choosing steps
   * costs a forward pass in as many directions.
   *
   * @return new equations
   */
  public Ode withTangents() {
    return with(changed -> changed.tangents = true);
  }

  /**
   * Until an event, at which a function changes sign: the solution ends at its root, of which the
   * time is differentiated by the implicit function theorem. A root at the beginning does not
   * count, nor do two in one step.
   *
   * @param g what vanishes at the event
   * @return new equations
   */
  public Ode until(StateFunction g) {
    Arguments.given("ode", "event", g);
    return with(changed -> changed.event = g);
  }

  /**
   * For many solutions: a later one, and its gradients and products with Hessians, records no step
   * again, as long as the right-hand side captures the same data. Times, initial states, parameters
   * and tolerances may differ from solution to solution. Of the solutions that use a recording, the
   * first, second, fourth, eighth, ... compare it with the right-hand side, and throw an exception
   * if the data changed ({@link TimeStepping#prepared}). Without this method each solution
   * compares, and follows data that changed.
   *
   * <p>A loss and the step of an event are evaluated on a tape once a gradient. Sensitivities and
   * steady states record nothing in any case.
   *
   * @return new equations
   */
  public Ode prepared() {
    return with(changed -> changed.prepared = true);
  }

  /**
   * Solves the equations on doubles.
   *
   * @param from the time at the beginning
   * @param to the time at the end, which may be earlier; the latest one if there is an event
   * @param initial the state at the beginning, at least one number
   * @param parameters p
   * @return the state at the end, and the steps
   * @throws ArithmeticException if no step is small enough, there are too many, or the event does
   *     not occur
   * @throws IllegalStateException if the equations are {@link #prepared}, and captured data changed
   */
  public OdeSolution solve(double from, double to, double[] initial, double... parameters) {
    Arguments.point("ode", "initial state", initial);
    Arguments.given("ode", "array of parameters", parameters);
    if (!Double.isFinite(from) || !Double.isFinite(to)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "ode: from %s to %s; pass finite times", from, to));
    }
    return new StepSearch(this, from, to, initial.clone(), parameters.clone()).solution();
  }

  /**
   * A steady state, {@code f(t, x, p) = 0}, by Newton's method from a guess, as a function of the
   * parameters: differentiated by the implicit function theorem, to any order and in any mode.
   *
   * @param time t, for equations that depend on it
   * @param guess a state near it
   * @param parameters p, at least one number of any kind
   * @return x
   * @throws ArithmeticException if Newton's method does not converge, or the steady state is not
   *     isolated
   */
  public Scalar[] steadyState(double time, double[] guess, Scalar... parameters) {
    Arguments.point("ode", "guess", guess);
    double[] start = guess.clone();
    return Implicit.root(
        (x, p) -> stages.derivative(Scalar.of(time), x, p),
        p -> Newton.solve(x -> stages.derivative(Scalar.of(time), x, Scalar.of(p)), start),
        parameters);
  }

  TimeStepping loop() {
    return prepared ? loop.prepared() : loop;
  }

  /** The same loop, whose steps also estimate their errors, to choose the steps. */
  TimeStepping attempts() {
    return loop().withStep(new EstimatedStep(stages));
  }

  Stages stages() {
    return stages;
  }

  Tolerances tolerances() {
    return tolerances;
  }

  double firstStep() {
    return firstStep;
  }

  int mostSteps() {
    return mostSteps;
  }

  boolean includesTangents() {
    return tangents;
  }

  int snapshots() {
    return snapshots;
  }

  @Nullable StateFunction event() {
    return event;
  }
}
