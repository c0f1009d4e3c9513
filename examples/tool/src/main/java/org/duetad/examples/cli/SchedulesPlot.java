package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import org.duetad.checkpoint.schedule.BinomialCost;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.stepping.SteppingReport;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.page.OwnFile;
import org.duetad.examples.page.Picture;
import org.duetad.examples.stepping.ScheduleKind;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** A plot of memory against recomputed steps. */
final class SchedulesPlot {

  private SchedulesPlot() {}

  /** Schedules with more repetitions per step than this are not drawn. */
  private static final double MOST_REPEATED = 20;

  /**
   * Draws schedules, and the least number of recomputed steps for the bytes of each number of
   * snapshots, if steps are recorded one at a time.
   *
   * @param file a PNG file
   * @param rows the schedules, including the one with the fewest recomputed steps
   */
  static void write(OwnFile file, List<CheckpointReport.Row> rows) {
    XYChart chart =
        Charts.lines(
            "Memory against recomputation",
            "snapshots and records, on disk too (kB)",
            "recomputed steps per step");
    chart.getStyler().setXAxisLogarithmic(true);
    double largest = rows.stream().mapToDouble(row -> kilobytes(report(row))).max().orElse(1);
    rows.stream()
        .filter(row -> row.schedule().equals(ScheduleKind.BINOMIAL.label()))
        .forEach(row -> bound(chart, report(row), largest));
    for (CheckpointReport.Row row : rows) {
      ScheduleReport schedule = report(row).schedule();
      double[] x = {kilobytes(report(row))};
      double[] y = {(double) schedule.advances() / Math.max(1, schedule.steps())};
      chart.addSeries(row.schedule(), x, y).setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
    file.write(Picture.of(chart).png());
  }

  private static SteppingReport report(CheckpointReport.Row row) {
    return row.outcome().gradient().report();
  }

  private static double kilobytes(SteppingReport report) {
    return 1e-3 * Math.max(1, report.memoryBytes() + report.diskBytes() + report.tapeBytes());
  }

  /** From the sizes of a snapshot and of the record of one step. */
  private static void bound(XYChart chart, SteppingReport binomial, double largest) {
    long steps = Math.max(1, binomial.schedule().steps());
    int slots = Math.max(1, binomial.schedule().memory().peakSlots());
    double snapshot = 1e-3 * binomial.memoryBytes() / slots;
    List<Double> bytes = new ArrayList<>();
    List<Double> repeated = new ArrayList<>();
    for (int s = 1; s <= steps; s += 1 + s / 10) {
      double x = 1e-3 * binomial.tapeBytes() + s * snapshot;
      double y = (double) BinomialCost.advances(steps, s) / steps;
      if (y <= MOST_REPEATED && (x <= largest || bytes.isEmpty())) {
        bytes.add(x);
        repeated.add(y);
      }
    }
    Charts.line(
        chart,
        "least, one step recorded at a time",
        bytes.stream().mapToDouble(Double::doubleValue).toArray(),
        repeated.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
