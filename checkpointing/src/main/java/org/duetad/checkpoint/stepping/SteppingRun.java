package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.duetad.checkpoint.schedule.Certifier;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.schedule.Slots;
import org.duetad.checkpoint.store.HeapStore;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.checkpoint.store.Snapshots;
import org.duetad.checkpoint.verify.Verification;
import org.jspecify.annotations.Nullable;

/** One gradient of a loop, from the initial state to the report on its cost. */
final class SteppingRun implements Executor.Loop {

  private final SteppingSpec setting;
  private final int states;
  private final double[] initial;
  private final double[] parameters;
  private final double @Nullable [] seed;
  private final double[] parametersBar;
  private final Stepper stepper;

  private double[] finalState = new double[0];
  private @Nullable FinalLoss end;
  private long steps;
  private long stepsDone;
  private long stepsInAll;

  /** With a seed for the final state, or with the losses if there is none. */
  SteppingRun(
      SteppingSpec setting, double[] initial, double[] parameters, double @Nullable [] seed) {
    this.setting = setting;
    this.states =
        Objects.requireNonNull(initial, "time stepping: the initial state is null").length;
    this.initial = Arrays.copyOf(initial, setting.length(initial));
    this.parameters =
        Objects.requireNonNull(parameters, "time stepping: the parameters are null").clone();
    this.seed = seed == null ? null : seed.clone();
    this.parametersBar = new double[parameters.length];
    this.stepper = setting.stepper(states, this.parameters, parametersBar);
  }

  /** The loss alone, by one pass forward, in which no state is kept. */
  double value() {
    OptionalLong known = plan().steps();
    stepsInAll = known.orElse(0);
    double[] state = initial;
    double[] next = new double[state.length];
    long index = 0;
    while (known.isPresent() ? index < known.getAsLong() : !isLast(index, state)) {
      try {
        stepper.advance(index, state, next);
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "step " + index + " failed while it was evaluated: " + e.getMessage(), e);
      }
      double[] before = state;
      state = next;
      next = before;
      index++;
      stepDone();
    }
    return FinalLoss.value(setting.finalLoss, state, parameters, setting.runningLoss != null);
  }

  SteppingGradient gradient() {
    long start = System.nanoTime();
    Schedule schedule = schedule();
    ScheduleReport certificate = schedule.steps().isPresent() ? Certifier.certify(schedule) : null;
    double[] initialBar;
    long memoryBytes;
    long diskBytes;
    Slots slots = schedule.slots();
    try (Snapshots memory = open(setting.memory, slots.memory());
        Snapshots disk = open(setting.disk, slots.disk())) {
      memoryBytes = memory.bytesPerSnapshot();
      diskBytes = disk.bytesPerSnapshot();
      Verification verification =
          setting.verified ? new Verification(initial.length, parameters) : null;
      stepsInAll = certificate == null ? 0 : certificate.advances() + 2 * certificate.tapedSteps();
      Executor executor =
          new Executor(schedule, stepper, initial, this, memory, disk, verification);
      initialBar = Arrays.copyOf(executor.run(), states);
    }
    FinalLoss loss = Objects.requireNonNull(end);
    loss.end(initialBar, parametersBar);
    if (certificate == null) {
      certificate = Certifier.certify(schedule, steps);
    }
    SteppingReport report =
        new SteppingReport(
            certificate,
            memoryBytes * certificate.memory().peakSlots(),
            diskBytes * certificate.disk().peakSlots(),
            stepper.tapeBytes(),
            stepper.instructions(),
            1e-9 * (System.nanoTime() - start));
    return new SteppingGradient(loss.value(), finalState, initialBar, parametersBar, report);
  }

  /** A store without slots is not opened, so that it cannot fail. */
  private Snapshots open(SnapshotStore store, int slots) {
    return (slots == 0 ? HeapStore.create() : store).open(slots, initial.length);
  }

  private Plan plan() {
    if (setting.plan == null) {
      throw new IllegalStateException(
          "time stepping: the loop has no schedule; set one with withSchedule, or a budget with within");
    }
    boolean known = setting.plan.steps().isPresent();
    if (known && setting.stop != null) {
      throw new IllegalStateException(
          "time stepping: the schedule is for "
              + setting.plan.steps().getAsLong()
              + " steps, and there is a stop condition; use a schedule for any number of steps"
              + " (Schedules.online), or remove the condition");
    }
    if (!known && setting.stop == null) {
      throw new IllegalStateException(
          "time stepping: the schedule is for any number of steps, and nothing ends the loop; set"
              + " a stop condition with until, or use a schedule for a number of steps");
    }
    return setting.plan;
  }

  private Schedule schedule() {
    Plan plan = plan();
    boolean measures = plan instanceof Budget && plan.steps().orElse(0) > 0;
    return plan.schedule(initial.length, measures ? bytesPerStep() : 0);
  }

  private long bytesPerStep() {
    try {
      return stepper.bytesPerStep(initial);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "step 0 failed while it was recorded to measure its size: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean isLast(long index, double[] state) {
    Predicate<double[]> stop = Objects.requireNonNull(setting.stop);
    if (stop.test(Arrays.copyOf(state, states))) {
      return true;
    }
    if (index >= setting.most) {
      throw new IllegalStateException(
          "until: the stop condition is not met after "
              + index
              + " steps; allow more, or correct the condition");
    }
    return false;
  }

  @Override
  public double[] adjoint(long index, double[] state) {
    steps = index;
    finalState = Arrays.copyOf(state, states);
    FinalLoss loss =
        seed == null
            ? FinalLoss.of(setting.finalLoss, state, parameters, setting.runningLoss != null)
            : FinalLoss.seeded(seed, state.length, parameters.length);
    loss.begin(parametersBar);
    end = loss;
    if (seed == null && index > 0) {
      stepper.beginSweep(state, loss.stateBar());
    }
    return loss.stateBar();
  }

  @Override
  public void stepDone() {
    stepsDone++;
    if (setting.progress != null) {
      setting.progress.at(stepsDone, stepsInAll);
    }
  }
}
