package org.duetad.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.duetad.checkpoint.SteppingReport;
import org.duetad.checkpoint.schedule.BinomialCost;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.page.Picture;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Memory against steps done again, drawn. */
final class SchedulesPlot {

  private SchedulesPlot() {}

  /**
   * Draws schedules, and the least number of steps done again for each number of snapshots.
   *
   * @param file a PNG file
   * @param rows the schedules
   */
  static void write(Path file, List<CheckpointReport.Row> rows) {
    XYChart chart =
        Charts.lines(
            "Memory against recomputation", "snapshots kept at once", "steps done again per step");
    chart.getStyler().setXAxisLogarithmic(true);
    ScheduleReport first = rows.get(0).outcome().gradient().report().schedule();
    long steps = Math.max(first.steps(), 1);
    int most = 1;
    for (CheckpointReport.Row row : rows) {
      most = Math.max(most, peak(row.outcome().gradient().report()));
    }
    bound(chart, steps, most);
    for (CheckpointReport.Row row : rows) {
      ScheduleReport schedule = row.outcome().gradient().report().schedule();
      double[] x = {Math.max(1, peak(row.outcome().gradient().report()))};
      double[] y = {(double) schedule.advances() / steps};
      chart.addSeries(row.schedule(), x, y).setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
    try {
      Files.write(file, Picture.of(chart).png());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--plot: cannot write " + file + ": " + e.getMessage() + "; choose another file", e);
    }
  }

  /** What is kept, be it as snapshots or as records. */
  private static int peak(SteppingReport report) {
    ScheduleReport schedule = report.schedule();
    long states = (long) schedule.memory().peakSlots() + schedule.disk().peakSlots();
    return (int) Math.min(Integer.MAX_VALUE, states + schedule.longestTape() - 1);
  }

  private static void bound(XYChart chart, long steps, int most) {
    List<Double> slots = new ArrayList<>();
    List<Double> repeated = new ArrayList<>();
    for (int s = 1; s <= most; s += 1 + s / 10) {
      double again = (double) BinomialCost.advances(steps, s) / steps;
      if (again <= 50) {
        slots.add((double) s);
        repeated.add(again);
      }
    }
    Charts.line(
        chart,
        "least possible, t(l, s)/l",
        slots.stream().mapToDouble(Double::doubleValue).toArray(),
        repeated.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
