package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.schedule.Tier;
import org.duetad.checkpoint.schedule.TierUse;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.SteppingReport;
import org.duetad.examples.page.Json;
import org.duetad.examples.stepping.Shooting;
import org.duetad.examples.stepping.SteppingProblem;
import org.duetad.examples.stepping.SteppingTrial;
import org.duetad.examples.stepping.SteppingTrial.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of loops, printed.
 *
 * @param problem the problem differentiated
 * @param size its size
 * @param steps the number of steps
 * @param costs the measured costs of steps
 * @param out the output
 * @param json whether to print JSON
 */
record CheckpointReport(
    SteppingProblem problem, int size, long steps, StepCosts costs, PrintWriter out, boolean json) {

  /** The number of components of a gradient that are printed. */
  private static final int SHOWN = 4;

  /**
   * One schedule of several.
   *
   * @param schedule its name
   * @param outcome its outcome
   */
  record Row(String schedule, Outcome outcome) {}

  /** One gradient. */
  void print(Outcome outcome, Shooting.@Nullable Solution solution) {
    if (json) {
      Map<String, @Nullable Object> fields = header();
      fields.put("stepCosts", costs);
      fields.putAll(fields(outcome));
      fields.put("solution", solution);
      out.println(Json.of(fields));
      return;
    }
    SteppingGradient gradient = outcome.gradient();
    SteppingReport report = gradient.report();
    out.println(title());
    out.println();
    out.println(report.schedule());
    out.println();
    line("loss", "%s", gradient.value());
    line("by the state", "%s", shortened(gradient.initialState()));
    line("by parameters", "%s", shortened(gradient.parameters()));
    out.println();
    line("time", "%s, predicted %s", seconds(report.seconds()), predicted(outcome));
    line(
        "snapshots",
        "%s in memory, %s on disk",
        Units.bytes(report.memoryBytes()),
        Units.bytes(report.diskBytes()));
    line(
        "records",
        "%s for the steps, %s instructions",
        Units.bytes(report.tapeBytes()),
        Units.count(report.programInstructions()));
    if (solution != null) {
      out.println();
      line(
          "solved",
          "initial velocity %s, loss %.2e after %d gradients",
          solution.velocity(),
          solution.loss(),
          solution.gradients());
    }
  }

  /** Several schedules. */
  void print(List<Row> rows, boolean same) {
    if (json) {
      Map<String, @Nullable Object> fields = header();
      fields.put("stepCosts", costs);
      fields.put("same", same);
      fields.put("schedules", rows.stream().map(row -> fields(row.outcome())).toList());
      out.println(Json.of(fields));
      return;
    }
    out.println(title());
    out.println();
    Table table =
        new Table(
            "schedule",
            "advances",
            "least",
            "ratio",
            "memory",
            "disk",
            "records",
            "time",
            "predicted");
    for (Row row : rows) {
      SteppingReport report = row.outcome().gradient().report();
      ScheduleReport schedule = report.schedule();
      table.row(
          List.of(
              row.schedule(),
              Units.count(schedule.advances()),
              schedule.optimum().isPresent() ? Units.count(schedule.optimum().getAsLong()) : "-",
              schedule.optimum().isPresent()
                  ? String.format(Locale.ROOT, "%.3f", schedule.ratio())
                  : "-",
              Units.bytes(report.memoryBytes()),
              Units.bytes(report.diskBytes()),
              Units.bytes(report.tapeBytes()),
              seconds(report.seconds()),
              predicted(row.outcome())));
    }
    table.print(out);
    out.println();
    out.println(
        "least: t(l, s) for as many snapshots, in either place, and one step recorded at a time");
    out.println();
    out.println(
        same
            ? "AGREE: the gradients of all schedules have the same bits"
            : "DISAGREE: the gradients of the schedules differ");
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%s: %s; size %d, %s steps",
        problem.name(),
        problem.about(),
        size,
        Units.count(steps));
  }

  private void line(String name, String format, Object... values) {
    out.println(
        String.format(Locale.ROOT, "%-14s", name) + String.format(Locale.ROOT, format, values));
  }

  /** With the spread of the measurements, which is wide under load. */
  private static String predicted(Outcome outcome) {
    SteppingTrial.Prediction predicted = outcome.predicted();
    return seconds(predicted.median())
        + " ("
        + seconds(predicted.least())
        + " to "
        + seconds(predicted.most())
        + ")";
  }

  private static String seconds(double seconds) {
    return Units.time(1e9 * seconds);
  }

  private static String shortened(double[] gradient) {
    String first =
        Arrays.stream(gradient)
            .limit(SHOWN)
            .mapToObj(Double::toString)
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return gradient.length <= SHOWN
        ? "[" + first + "]"
        : String.format(
            Locale.ROOT,
            "[%s, ...], norm %s of %s",
            first,
            MathArrays.safeNorm(gradient),
            Units.count(gradient.length));
  }

  private Map<String, @Nullable Object> header() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("problem", problem.name());
    fields.put("description", problem.about());
    fields.put("size", size);
    fields.put("steps", steps);
    return fields;
  }

  private static Map<String, @Nullable Object> fields(Outcome outcome) {
    SteppingGradient gradient = outcome.gradient();
    SteppingReport report = gradient.report();
    ScheduleReport schedule = report.schedule();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("schedule", schedule.schedule());
    fields.put("advances", schedule.advances());
    fields.put("tapedSteps", schedule.tapedSteps());
    fields.put(
        "leastAdvances", schedule.optimum().isPresent() ? schedule.optimum().getAsLong() : null);
    fields.put("repetitions", schedule.repetitions());
    for (Tier tier : Tier.values()) {
      TierUse use = schedule.in(tier);
      String name = tier.name().toLowerCase(Locale.ROOT);
      fields.put(name + "Writes", use.writes());
      fields.put(name + "Reads", use.reads());
      fields.put(name + "PeakSlots", use.peakSlots());
    }
    fields.put("memoryBytes", report.memoryBytes());
    fields.put("diskBytes", report.diskBytes());
    fields.put("tapeBytes", report.tapeBytes());
    fields.put("programInstructions", report.programInstructions());
    fields.put("seconds", report.seconds());
    fields.put("predictedSeconds", outcome.predicted().median());
    fields.put("predictedSecondsLeast", outcome.predicted().least());
    fields.put("predictedSecondsMost", outcome.predicted().most());
    fields.put("loss", gradient.value());
    fields.put("stateGradient", gradient.initialState());
    fields.put("parameterGradient", gradient.parameters());
    return fields;
  }
}
