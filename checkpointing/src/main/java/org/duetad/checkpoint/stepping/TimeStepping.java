package org.duetad.checkpoint.stepping;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.duetad.checkpoint.schedule.MeasuredCosts;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.core.spi.Arguments;

/**
 * A loop {@code x_{i+1} = F(x_i, p, i)}, {@code i = 0, ..., l - 1}, with the loss {@code J = φ(x_l,
 * p) + Σ_{i=1}^{l} ψ(x_i, p)}, and its derivatives with respect to {@code x_0} and {@code p} by
 * reverse mode in bounded memory: a {@link Schedule} determines which states are kept and which
 * steps are recomputed.
 *
 * <pre>{@code
 * TimeStepping loop =
 *     TimeStepping.of((x, p, context) -> ...)
 *         .withFinalLoss((x, p) -> x[0].square())
 *         .withSchedule(Schedules.binomial(100_000, 50));
 * SteppingGradient gradient = loop.gradient(initialState, parameters);
 * }</pre>
 *
 * <p>The schedule is certified before the first step. Whatever the schedule, the derivatives have
 * the same bits; a step whose result differs on recomputation is an error ({@link #verified}).
 * Steps in the library's numbers are recorded once and evaluated by a kernel; the recording is kept
 * with the loop, and compared with the step when a later call first uses it, unless the loop is
 * {@link #prepared}. After an exception no files or state remain, and the loop can be used again.
 *
 * <p>A loop is immutable: each {@code with} method returns a new one. It is thread-safe if the step
 * is.
 */
public final class TimeStepping {

  private static final String NO_STEP = "time stepping: the step is null; pass one";

  private final SteppingSpec setting;

  private TimeStepping(SteppingSpec setting) {
    this.setting = setting;
  }

  private TimeStepping with(Consumer<SteppingSpec> change) {
    SteppingSpec changed = new SteppingSpec(setting);
    change.accept(changed);
    return new TimeStepping(changed);
  }

  /**
   * A loop of steps written in the library's numbers.
   *
   * @param step F
   * @return a loop without loss and schedule
   */
  public static TimeStepping of(Step step) {
    return new TimeStepping(new SteppingSpec(Objects.requireNonNull(step, NO_STEP), null));
  }

  /**
   * A loop of steps on doubles, with user-supplied adjoints.
   *
   * @param step F and its adjoint
   * @return a loop without loss and schedule
   */
  public static TimeStepping of(HandWrittenStep step) {
    return new TimeStepping(new SteppingSpec(null, Objects.requireNonNull(step, NO_STEP)));
  }

  /**
   * This loop with another step, such as one that also estimates its error. Both loops share their
   * recordings: if a {@linkplain #prepared prepared} one finds that captured data changed, those of
   * both steps are dropped.
   *
   * @param step F, written in the library's numbers
   * @return a new loop
   */
  public TimeStepping withStep(Step step) {
    Objects.requireNonNull(step, NO_STEP);
    return new TimeStepping(new SteppingSpec(setting, step));
  }

  /**
   * This loop with a loss of its final state.
   *
   * @param loss φ
   * @return a new loop
   */
  public TimeStepping withFinalLoss(StateLoss loss) {
    Arguments.given("withFinalLoss", "loss", loss);
    return with(changed -> changed.finalLoss = loss);
  }

  /**
   * This loop with a loss of every state but the initial one.
   *
   * @param loss ψ
   * @return a new loop
   * @throws IllegalStateException if the step is written by hand: let it carry the sum of losses as
   *     one more component of the state
   */
  public TimeStepping withRunningLoss(StateLoss loss) {
    Arguments.given("withRunningLoss", "loss", loss);
    if (setting.handWritten != null) {
      throw new IllegalStateException(
          "time stepping: a running loss needs a recorded step, and this one is written by hand; let it carry the"
              + " sum of losses as one more component of the state");
    }
    return with(changed -> changed.runningLoss = loss);
  }

  /**
   * This loop with a schedule, which fixes the number of steps unless it is for any number.
   *
   * @param schedule the schedule
   * @return a new loop
   */
  public TimeStepping withSchedule(Schedule schedule) {
    Objects.requireNonNull(schedule, "time stepping: the schedule is null; pass one");
    return with(changed -> changed.plan = Plan.of(schedule));
  }

  /**
   * This loop with a number of steps and a memory budget. Snapshots and steps recorded at once fit
   * into the budget and are chosen so that the fewest steps are recomputed. The bytes count all
   * numbers: snapshots, records of steps, and working states. Every record is assumed to be as
   * large as that of step 0; each further branch of a step takes two more records, and those of a
   * larger branch are larger.
   *
   * @param steps l, 0 or more
   * @param bytes how many bytes may be used
   * @return a new loop
   */
  public TimeStepping within(long steps, long bytes) {
    return with(changed -> changed.plan = new Budget(steps, bytes));
  }

  /**
   * This loop with a stop condition, for schedules for any number of steps: it ends at the first
   * state that meets the condition, which may be the initial one.
   *
   * @param stop the condition; it must not modify the state
   * @param most the largest number of steps; not meeting the condition within it is an error
   * @return a new loop
   */
  public TimeStepping until(Predicate<double[]> stop, long most) {
    Objects.requireNonNull(stop, "until: the stop condition is null; pass one");
    return with(
        changed -> {
          changed.stop = stop;
          changed.most = most;
        });
  }

  /**
   * This loop with snapshot stores other than the heap and a temporary file. A store is opened only
   * if the schedule has slots for it.
   *
   * @param memory the store of the tier {@code MEMORY}
   * @param disk the store of the tier {@code DISK}
   * @return a new loop
   */
  public TimeStepping withStores(SnapshotStore memory, SnapshotStore disk) {
    Objects.requireNonNull(memory, "withStores: the store in memory is null; pass one");
    Objects.requireNonNull(disk, "withStores: the store on disk is null; pass one");
    return with(
        changed -> {
          changed.memory = memory;
          changed.disk = disk;
        });
  }

  /**
   * This loop with random numbers for each step.
   *
   * @param normals how many standard normal numbers {@link StepContext#normals()} returns
   * @param seed the seed that, together with the step's index, determines these and {@link
   *     StepContext#random()}
   * @return a new loop
   */
  public TimeStepping withNormals(int normals, long seed) {
    if (normals < 0) {
      throw new IllegalArgumentException(
          "time stepping: " + normals + " random numbers for each step; pass 0 or more");
    }
    return with(
        changed -> {
          changed.normals = normals;
          changed.seed = seed;
        });
  }

  /**
   * This loop with data for each step, such as forcing or measurements, which {@link
   * StepContext#numbers()} returns. They have no derivative. A step that reads them is recorded
   * once, while one that looks up a table by its index is recorded at every evaluation.
   *
   * @param count how many numbers each step has
   * @param data the numbers of step i, the same at each call; for any other count of them the run
   *     throws an exception
   * @return a new loop
   * @throws IllegalArgumentException if the count is negative
   */
  public TimeStepping withNumbers(int count, LongFunction<double[]> data) {
    Arguments.given("withNumbers", "data", data);
    if (count < 0) {
      throw new IllegalArgumentException(
          "withNumbers: " + count + " numbers for each step; pass 0 or more");
    }
    return with(
        changed -> {
          changed.numbers = count;
          changed.data = data;
        });
  }

  /**
   * This loop with all recomputations compared: steps that are not taped are evaluated by the
   * function itself instead of its record, and each recomputed state is compared with its first
   * computation. This takes 8 bytes per step, up to 64 MB for naming components, and is many times
   * slower for steps in the library's numbers.
   *
   * @return a new loop
   */
  public TimeStepping verified() {
    return with(changed -> changed.verified = true);
  }

  /**
   * This loop, for many calls: a later call records no step again, as long as the step captures the
   * same data. Parameters, initial states, the numbers of each step, losses and schedules may
   * differ from call to call. Of the calls that use a recording, the first, second, fourth, eighth,
   * ... compare it with the step; a call that records another branch compares all recordings that
   * it uses. If the data changed, or if the step makes rules, blocks or sums anew in each
   * evaluation, it throws an exception, all recordings are dropped, and the next call records the
   * step as it is now. Without this method each call compares, and follows data that changed.
   *
   * <p>A step that reads its index or draws from a generator is recorded at every evaluation, as it
   * is in other loops, and a final loss is evaluated on a tape once a call.
   *
   * @return a new loop, which keeps the recordings that this one has
   */
  public TimeStepping prepared() {
    return with(changed -> changed.prepared = true);
  }

  /**
   * This loop with a progress listener, called on the thread that evaluates the steps.
   *
   * @param progress called after each step; it should return at once
   * @return a new loop
   */
  public TimeStepping withProgress(SteppingProgress progress) {
    Arguments.given("withProgress", "progress", progress);
    return with(changed -> changed.progress = progress);
  }

  /**
   * The loss and its gradient.
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}
   * @return {@code J}, {@code ∂J/∂x_0} and {@code ∂J/∂p}
   * @throws IllegalStateException if there is no loss or no schedule, if a step fails (its
   *     exception is the cause) or gives another result on recomputation, or if the stop condition
   *     is not met
   * @throws org.duetad.checkpoint.schedule.ScheduleViolationException if the schedule breaks a rule
   * @throws java.io.UncheckedIOException if a snapshot cannot be written or read
   */
  public SteppingGradient gradient(double[] initial, double... parameters) {
    requireLoss("gradient");
    return new SteppingRun(setting, initial, parameters, null).gradient();
  }

  /**
   * The loss alone: each step is evaluated once, and nothing is kept.
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}
   * @return {@code J}, with the bits that {@link #gradient} has
   * @throws IllegalStateException if there is no loss or no number of steps, if a step fails (its
   *     exception is the cause), or if the stop condition is not met
   */
  public double value(double[] initial, double... parameters) {
    requireLoss("value");
    return new SteppingRun(setting, initial, parameters, null).value();
  }

  private void requireLoss(String operation) {
    if (setting.finalLoss == null && setting.runningLoss == null) {
      throw new IllegalStateException(
          operation
              + ": the loop has no loss; set one with withFinalLoss or withRunningLoss, or call"
              + " a vjp");
    }
  }

  /**
   * A product of the loss's Hessian with a direction, under the same schedule: the gradient of
   * {@code ∇J · v}, which is the loss of a loop of states with their tangents. Snapshots and
   * records of steps are twice and about three times as large as those of a gradient.
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}
   * @param initialDirection {@code v_x}, as long as a state
   * @param parametersDirection {@code v_p}, as long as the parameters
   * @return {@code H v} and the gradient
   * @throws IllegalArgumentException if a direction is not as long as the state or the parameters
   * @throws IllegalStateException as for a gradient, and if the step is written by hand, so that it
   *     has first derivatives only
   */
  public SteppingHvp hvp(
      double[] initial,
      double[] parameters,
      double[] initialDirection,
      double[] parametersDirection) {
    requireLoss("hvp");
    return TangentLoop.hvp(setting, initial, parameters, initialDirection, parametersDirection);
  }

  /**
   * The adjoints for a given seed: {@code (∂x_l/∂x_0)ᵀ w} and {@code (∂x_l/∂p)ᵀ w}. Losses are
   * ignored.
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}
   * @param seed w, as long as a state
   * @return the adjoints, without a value
   * @throws IllegalArgumentException if the seed is not as long as the state
   * @throws IllegalStateException as for a gradient
   */
  public SteppingGradient vjp(double[] initial, double[] parameters, double... seed) {
    Objects.requireNonNull(initial, "time stepping: the initial state is null");
    Arguments.length("vjp", "seed", seed, initial.length);
    SteppingSpec lossless = new SteppingSpec(setting).withoutLosses();
    return new SteppingRun(lossless, initial, parameters, seed).gradient();
  }

  /**
   * Single steps on doubles, of any states, by the recordings of this loop: for a search in which
   * the data of the next step depend on the result of the last one. Losses and the schedule are
   * ignored.
   *
   * @param states how many numbers a state has
   * @param parameters {@code p}
   * @return the steps, for one thread
   * @throws IllegalArgumentException if the number is negative
   */
  public SingleStep singleSteps(int states, double... parameters) {
    Arguments.given("singleSteps", "array of parameters", parameters);
    if (states < 0) {
      throw new IllegalArgumentException(
          "singleSteps: a state of " + states + " numbers; pass 0 or more");
    }
    return new SteppingSpec(setting).withoutLosses().singleSteps(states, parameters.clone());
  }

  /**
   * The costs of steps and snapshots, measured by running a few: for {@link
   * org.duetad.checkpoint.schedule.Schedules#costAware}, and to predict times ({@link
   * org.duetad.checkpoint.schedule.ScheduleReport#seconds}).
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}
   * @return seconds for each; medians over some tenths of a second
   * @throws IllegalStateException if a step fails
   */
  public StepCosts measured(double[] initial, double... parameters) {
    return measuredSpread(initial, parameters).median();
  }

  /**
   * The costs of steps and snapshots, with the fastest and the slowest measurements: predictions
   * from both show how reliable a prediction is on this machine.
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}
   * @return seconds for each
   * @throws IllegalStateException if a step fails
   */
  public MeasuredCosts measuredSpread(double[] initial, double... parameters) {
    return Measurement.of(setting, initial, parameters);
  }
}
