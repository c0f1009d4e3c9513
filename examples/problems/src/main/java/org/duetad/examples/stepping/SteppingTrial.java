package org.duetad.examples.stepping;

import org.duetad.checkpoint.schedule.Certifier;
import org.duetad.checkpoint.schedule.MeasuredCosts;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.SteppingProgress;
import org.duetad.checkpoint.stepping.SteppingReport;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.examples.stepping.SteppingProblem.Instance;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of one instance, by schedules that the user chooses.
 *
 * @param instance the loop
 * @param steps how many steps it has
 * @param measured what they cost
 * @param verified whether recomputations are compared
 */
public record SteppingTrial(
    Instance instance, long steps, MeasuredCosts measured, boolean verified) {

  /**
   * What a schedule gave.
   *
   * @param gradient the derivatives, and what they cost
   * @param predicted what the costs of steps made one expect
   */
  public record Outcome(SteppingGradient gradient, Prediction predicted) {}

  /**
   * How long a schedule takes, in seconds.
   *
   * @param least by the fastest steps that were measured
   * @param median by the median ones
   * @param most by the slowest ones
   */
  public record Prediction(double least, double median, double most) {

    /** By the costs of steps and snapshots. */
    static Prediction of(ScheduleReport schedule, MeasuredCosts costs) {
      return new Prediction(
          schedule.seconds(costs.least()),
          schedule.seconds(costs.median()),
          schedule.seconds(costs.most()));
    }
  }

  /** Measures what steps cost. */
  public static SteppingTrial of(Instance instance, long steps, boolean verified) {
    MeasuredCosts costs = instance.loop().measuredSpread(instance.start(), instance.parameters());
    return new SteppingTrial(instance, steps, costs, verified);
  }

  /** What steps cost, by the median of what was measured. */
  public StepCosts costs() {
    return measured.median();
  }

  /** What a schedule is expected to do, before it runs. */
  public ScheduleReport certificate(ScheduleKind kind, int slots, int diskSlots) {
    return Certifier.certify(kind.schedule(steps, slots, diskSlots, costs()), steps);
  }

  /** What any schedule takes: each step is recorded and swept once. */
  public double leastSeconds() {
    return steps * (measured.least().tape() + measured.least().reverse());
  }

  /** What a schedule has to keep at once, if a record took no more than a state. */
  public long leastBytes(ScheduleReport report) {
    double states = (double) report.longestTape() + report.memory().peakSlots();
    return (long) (states * Double.BYTES * instance.start().length);
  }

  /** What a schedule has to record at once, by what another has recorded. */
  public long recordedBytes(ScheduleKind kind, int slots, int diskSlots, Outcome other) {
    SteppingReport known = other.gradient().report();
    long records = known.schedule().longestTape() + SteppingReport.WORKING_RECORDS;
    return known.tapeBytes() / records * certificate(kind, slots, diskSlots).longestTape();
  }

  /** Runs a schedule. */
  public Outcome run(
      ScheduleKind kind, int slots, int diskSlots, @Nullable SteppingProgress progress) {
    Schedule schedule = kind.schedule(steps, slots, diskSlots, costs());
    return run(kind.on(instance.loop(), schedule, steps), progress);
  }

  /** Runs the schedule that fits into a number of bytes. */
  public Outcome within(long bytes, @Nullable SteppingProgress progress) {
    return run(instance.loop().within(steps, bytes), progress);
  }

  private Outcome run(TimeStepping scheduled, @Nullable SteppingProgress progress) {
    TimeStepping loop = verified ? scheduled.verified() : scheduled;
    if (progress != null) {
      loop = loop.withProgress(progress);
    }
    SteppingGradient gradient = loop.gradient(instance.start(), instance.parameters());
    return new Outcome(gradient, Prediction.of(gradient.report().schedule(), measured));
  }
}
