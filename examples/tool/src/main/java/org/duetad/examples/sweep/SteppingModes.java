package org.duetad.examples.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.SteppingReport;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.ModeCost;
import org.duetad.examples.compare.NormTolerance;
import org.duetad.examples.stepping.ScheduleKind;
import org.duetad.examples.stepping.SteppingProblem;
import org.duetad.examples.stepping.SteppingTrial;

/** Loops over time steps as families; the modes are schedules. */
public final class SteppingModes {

  private static final int STEPS_AT_FIRST = 10;

  private SteppingModes() {}

  /** The loops of {@code duet checkpoint}. */
  public static List<SweepFamily<SteppingTrial>> families() {
    return SteppingProblem.all().stream().map(SteppingModes::family).toList();
  }

  private static SweepFamily<SteppingTrial> family(SteppingProblem problem) {
    int steps = (int) Math.min(2_000, problem.steps());
    return new SweepFamily<>(
        problem.name(),
        problem.sized() ? List.of("steps", "size") : List.of("steps"),
        problem.sized() ? List.of(steps, problem.size()) : List.of(steps),
        problem.sized() ? List.of(STEPS_AT_FIRST, 4) : List.of(STEPS_AT_FIRST),
        (sizes, seed) -> instance(problem, sizes),
        trial -> trial.instance().start().length + trial.instance().parameters().length,
        trial -> 1,
        trial -> NormTolerance.SAME_BITS,
        () -> modes(problem.slots()));
  }

  private static SteppingTrial instance(SteppingProblem problem, List<Integer> sizes) {
    int size = problem.sized() ? sizes.get(1) : problem.size();
    return SteppingTrial.of(problem.instances().of(size), sizes.get(0), false);
  }

  private static List<SweepMode<SteppingTrial>> modes(int slots) {
    return Arrays.stream(ScheduleKind.values()).map(kind -> mode(kind, slots)).toList();
  }

  private static SweepMode<SteppingTrial> mode(ScheduleKind kind, int slots) {
    SweepMode<SteppingTrial> mode =
        SweepMode.of(
            kind.label(), trial -> Optional.of(settings -> measured(trial, kind, slots, settings)));
    return kind.usesDisk() ? mode.requested() : mode;
  }

  private static ModeCost measured(
      SteppingTrial trial, ScheduleKind kind, int slots, ComparisonSettings settings) {
    SteppingGradient[] last = new SteppingGradient[1];
    ModeCost measured =
        ModeCost.of(
            () -> {
              last[0] = trial.run(kind, slots, slots, null).gradient();
              return entries(last[0]);
            },
            settings);
    SteppingReport report = last[0].report();
    return measured.with(
        (double) report.memoryBytes() + report.diskBytes() + report.tapeBytes(), "");
  }

  private static double[] entries(SteppingGradient gradient) {
    return MathArrays.concatenate(gradient.initialState(), gradient.parameters());
  }
}
