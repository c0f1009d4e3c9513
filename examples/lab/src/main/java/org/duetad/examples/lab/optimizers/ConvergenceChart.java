package org.duetad.examples.lab.optimizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.optimizers.HistoryEntry;
import org.duetad.examples.optimizers.Run;
import org.knowm.xchart.XYChart;

/** Values of several runs against gradients, on logarithmic axes. */
final class ConvergenceChart {

  /** Below this, differences of values are rounding. */
  private static final double FLOOR = 1e-16;

  private ConvergenceChart() {}

  static XYChart of(String title, double least, Map<String, Run> runs) {
    XYChart chart = Charts.doublyLogarithmic(title, "gradients (count)", "value above the least");
    runs.forEach((name, run) -> line(chart, name, least, thinned(run.history())));
    return chart;
  }

  private static void line(XYChart chart, String name, double least, List<HistoryEntry> steps) {
    Charts.line(
        chart,
        name,
        steps.stream().mapToDouble(HistoryEntry::evaluations).toArray(),
        steps.stream().mapToDouble(step -> Math.max(step.value() - least, FLOOR)).toArray());
  }

  /** The steps that are distinguishable on a logarithmic axis. */
  private static List<HistoryEntry> thinned(List<HistoryEntry> history) {
    List<HistoryEntry> kept = new ArrayList<>();
    double next = 0;
    for (HistoryEntry step : history) {
      if (step.evaluations() >= next) {
        kept.add(step);
        next = 1.02 * step.evaluations();
      }
    }
    return kept;
  }
}
