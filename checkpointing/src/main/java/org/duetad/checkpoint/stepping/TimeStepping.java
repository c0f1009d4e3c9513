package org.duetad.checkpoint.stepping;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.duetad.checkpoint.schedule.MeasuredCosts;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.core.spi.Arguments;

/**
 * A loop {@code x_{i+1} = F(x_i, p, i)}, {@code i = 0, ..., l - 1}, with the loss {@code J = φ(x_l,
 * p) + Σ_{i=1}^{l} ψ(x_i, p)}, and its derivatives with respect to {@code x_0} and {@code p} by
 * reverse mode in bounded memory: a {@link Schedule} says which states are kept and which steps are
 * done again.
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
 * the same bits; a step that is not the same when it is done again is an error ({@link #verified}).
 * Steps in the library's numbers are recorded once and replayed. After an exception nothing is
 * left, neither files nor state, and another call works.
 *
 * <p>A loop is immutable: each {@code with} gives another one. Any number of threads may use it, if
 * they may use the step.
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
   * A loop of steps in the library's numbers.
   *
   * @param step F
   * @return a loop without loss and schedule
   */
  public static TimeStepping of(Step step) {
    return new TimeStepping(new SteppingSpec(Objects.requireNonNull(step, NO_STEP), null));
  }

  /**
   * A loop of steps on doubles, with adjoints of the user's own.
   *
   * @param step F and its adjoint
   * @return a loop without loss and schedule
   */
  public static TimeStepping of(HandWrittenStep step) {
    return new TimeStepping(new SteppingSpec(null, Objects.requireNonNull(step, NO_STEP)));
  }

  /**
   * The loop with a loss of its final state.
   *
   * @param loss φ
   * @return another loop
   */
  public TimeStepping withFinalLoss(StateLoss loss) {
    Arguments.given("withFinalLoss", "loss", loss);
    return with(changed -> changed.finalLoss = loss);
  }

  /**
   * The loop with a loss of every state but the initial one.
   *
   * @param loss ψ
   * @return another loop
   * @throws IllegalStateException if the step is written by hand: let it carry the sum of losses as
   *     one more component of the state
   */
  public TimeStepping withRunningLoss(StateLoss loss) {
    Arguments.given("withRunningLoss", "loss", loss);
    if (setting.handWritten != null) {
      throw new IllegalStateException(
          "time stepping: a running loss of a step that is written by hand; let the step carry the"
              + " sum of losses as one more component of the state");
    }
    return with(changed -> changed.runningLoss = loss);
  }

  /**
   * The loop with a schedule, which knows the number of steps unless it is for any.
   *
   * @param schedule the schedule
   * @return another loop
   */
  public TimeStepping withSchedule(Schedule schedule) {
    Objects.requireNonNull(schedule, "time stepping: the schedule is null; pass one");
    return with(changed -> changed.plan = Plan.of(schedule));
  }

  /**
   * The loop with a number of steps, and as many snapshots and steps recorded at once as fit into a
   * number of bytes, chosen such that the fewest steps are done again. The bytes are those of all
   * numbers: snapshots, records of steps, and working states. Records are taken to be as that of
   * step 0; each further branch that a step has takes two more, and those of a larger branch are
   * larger.
   *
   * @param steps l, 0 or more
   * @param bytes how many bytes may be used
   * @return another loop
   */
  public TimeStepping within(long steps, long bytes) {
    return with(changed -> changed.plan = new Budget(steps, bytes));
  }

  /**
   * The loop with a stop condition, for schedules for any number of steps: it ends at the first
   * state that meets the condition, which may be the initial one.
   *
   * @param stop the condition; it must not change the state
   * @param most an error if it is not met after that many steps
   * @return another loop
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
   * The loop with other places for snapshots than the heap and a temporary file. A store is opened
   * only if the schedule has slots for it.
   *
   * @param memory for those of the tier {@code MEMORY}
   * @param disk for those of the tier {@code DISK}
   * @return another loop
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
   * The loop with random numbers of each step's own.
   *
   * @param normals how many standard normal numbers each step gets by {@link StepContext#normals()}
   * @param seed what these and {@link StepContext#random()} are drawn from, together with the
   *     step's index
   * @return another loop
   */
  public TimeStepping withNormals(int normals, long seed) {
    if (normals < 0) {
      throw new IllegalArgumentException(
          "time stepping: " + normals + " random numbers for each step; ask for 0 or more");
    }
    return with(
        changed -> {
          changed.normals = normals;
          changed.seed = seed;
        });
  }

  /**
   * The loop with all recomputations compared: steps that are only done are evaluated by the
   * function itself and not by its record, and each state is compared with what it was the first
   * time. It takes 8 bytes for each step, up to 64 MB for naming components, and for steps in the
   * library's numbers many times as long.
   *
   * @return another loop
   */
  public TimeStepping verified() {
    return with(changed -> changed.verified = true);
  }

  /**
   * The loop with somebody who is told how far it is, on the thread that does the steps.
   *
   * @param progress is called after each step; it should return at once
   * @return another loop
   */
  public TimeStepping withProgress(SteppingProgress progress) {
    Arguments.given("withProgress", "progress", progress);
    return with(changed -> changed.progress = progress);
  }

  /**
   * The loss and its gradient.
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}, as many as there are
   * @return {@code J}, {@code ∂J/∂x_0} and {@code ∂J/∂p}
   * @throws IllegalStateException if there is no loss or no schedule, if a step fails (the cause is
   *     what it threw), is not the same when it is done again, or the stop condition is not met
   * @throws org.duetad.checkpoint.schedule.ScheduleViolationException if the schedule breaks a rule
   * @throws java.io.UncheckedIOException if a snapshot cannot be written or read
   */
  public SteppingGradient gradient(double[] initial, double... parameters) {
    if (setting.finalLoss == null && setting.runningLoss == null) {
      throw new IllegalStateException(
          "gradient: the loop has no loss; give it one by withFinalLoss or withRunningLoss, or ask for"
              + " a vjp");
    }
    return new SteppingRun(setting, initial, parameters, null).gradient();
  }

  /**
   * The adjoints for a seed of the user's: {@code (∂x_l/∂x_0)ᵀ w} and {@code (∂x_l/∂p)ᵀ w}. Losses
   * do not matter.
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
    SteppingSpec lossless = new SteppingSpec(setting);
    lossless.runningLoss = null;
    return new SteppingRun(lossless, initial, parameters, seed).gradient();
  }

  /**
   * What steps and snapshots cost, measured by doing a few: for {@link
   * org.duetad.checkpoint.schedule.Schedules#costAware}, and to predict times ({@link
   * org.duetad.checkpoint.schedule.ScheduleReport#seconds}).
   *
   * @param initial {@code x_0}
   * @param parameters {@code p}
   * @return seconds for each; medians of some tenths of a second
   * @throws IllegalStateException if a step fails
   */
  public StepCosts measured(double[] initial, double... parameters) {
    return measuredSpread(initial, parameters).median();
  }

  /**
   * What steps and snapshots cost, with the fastest and the slowest of what was measured: a
   * prediction by both says how far the machine lets it be trusted.
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
