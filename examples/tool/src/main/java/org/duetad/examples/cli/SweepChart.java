package org.duetad.examples.cli;

import java.util.Arrays;
import java.util.List;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.sweep.Quantity;
import org.duetad.examples.sweep.SweepAxis;
import org.duetad.examples.sweep.SweepCurve;
import org.duetad.examples.sweep.SweepReport;
import org.knowm.xchart.XYChart;

/** A quantity of all modes against the size, on two logarithmic axes. */
final class SweepChart {

  private SweepChart() {}

  /** Whether there is a line to draw: some mode was timed at two sizes or more. */
  static boolean isDrawable(SweepReport report, Quantity quantity) {
    return report.curves().stream().anyMatch(curve -> isLine(curve, quantity));
  }

  private static boolean isLine(SweepCurve curve, Quantity quantity) {
    double[] values = curve.values(quantity);
    return values.length > 1 && Arrays.stream(values).allMatch(value -> value > 0);
  }

  /** The lines of the modes; what is extrapolated is not drawn. */
  static XYChart of(SweepReport report, Quantity quantity) {
    SweepAxis axis = report.axis();
    String title =
        report.plan().problem() + (quantity == Quantity.TIME ? ": time" : ": " + quantity.label());
    XYChart chart =
        Charts.doublyLogarithmic(
            title, axis.unit(), quantity == Quantity.TIME ? "median time" : "bytes");
    chart
        .getStyler()
        .setYAxisTickLabelsFormattingFunction(
            quantity == Quantity.TIME ? Units::decadeOfTime : Units::decadeOfBytes);
    List<SweepCurve> curves = report.curves();
    for (int i = 0; i < curves.size(); i++) {
      SweepCurve curve = curves.get(i);
      if (isLine(curve, quantity)) {
        Charts.markedLine(
            chart, i, curve.mode(), curve.places(axis, quantity), curve.values(quantity));
      }
    }
    return chart;
  }
}
