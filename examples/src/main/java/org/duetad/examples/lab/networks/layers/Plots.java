package org.duetad.examples.lab.networks.layers;

import org.duetad.examples.lab.Charts;
import org.knowm.xchart.XYChart;

/** Charts that several experiments draw. */
public final class Plots {

  private static final int LABELS = 7;

  private Plots() {}

  /** An empty chart of lines with a logarithmic y axis. */
  public static XYChart logarithmic(String title, String xAxis, String yAxis) {
    XYChart chart = Charts.lines(title, xAxis, yAxis);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setPlotGridLinesVisible(false);
    chart.getStyler().setXAxisMaxLabelCount(LABELS);
    return chart;
  }

  /** The losses of training, on a logarithmic axis, by the step. */
  public static XYChart losses(String title, String unit) {
    return logarithmic(title, "step", unit);
  }

  /** Adds the losses of one training. */
  public static void add(XYChart chart, String name, Fit fit) {
    Charts.line(chart, name, Points.counted(fit.losses().length), fit.losses());
  }
}
