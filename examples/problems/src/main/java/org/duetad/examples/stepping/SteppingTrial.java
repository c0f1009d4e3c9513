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
 * Gradients of one instance, with schedules chosen by the user.
 *
 * @param instance the loop
 * @param steps the number of steps
 * @param measured their measured costs
 * @param verified whether recomputations are compared
 */
public record SteppingTrial(
    Instance instance, long steps, MeasuredCosts measured, boolean verified) {

  /**
   * The outcome of a schedule.
   *
   * @param gradient the derivatives and their cost
   * @param predicted the time predicted from the costs of steps
   */
  public record Outcome(SteppingGradient gradient, Prediction predicted) {}

  /**
   * The predicted time of a schedule, in seconds.
   *
   * @param least from the fastest measured steps
   * @param median from the median ones
   * @param most from the slowest ones
   */
  public record Prediction(double least, double median, double most) {

    /** From the costs of steps and snapshots. */
    static Prediction of(ScheduleReport schedule, MeasuredCosts costs) {
      return new Prediction(
          schedule.seconds(costs.least()),
          schedule.seconds(costs.median()),
          schedule.seconds(costs.most()));
    }
  }

  /** Measures the costs of steps. */
  public static SteppingTrial of(Instance instance, long steps, boolean verified) {
    MeasuredCosts costs = instance.loop().measuredSpread(instance.start(), instance.parameters());
    return new SteppingTrial(instance, steps, costs, verified);
  }

  /** The median measured costs of steps. */
  public StepCosts costs() {
    return measured.median();
  }

  /** The certificate of a schedule, before it runs. */
  public ScheduleReport certificate(ScheduleKind kind, int slots, int diskSlots) {
    return Certifier.certify(kind.schedule(steps, slots, diskSlots, costs()), steps);
  }

  /** The minimal time of any schedule: each step is recorded and swept once. */
  public double leastSeconds() {
    return steps * (measured.least().tape() + measured.least().reverse());
  }

  /** The peak memory of a schedule if a record took no more than a state. */
  public long leastBytes(ScheduleReport report) {
    double states = (double) report.longestTape() + report.memory().peakSlots();
    return (long) (states * Double.BYTES * instance.start().length);
  }

  /** The memory of a schedule's records, scaled from the records of another schedule. */
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

  /** Runs the best schedule that fits into a number of bytes. */
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
