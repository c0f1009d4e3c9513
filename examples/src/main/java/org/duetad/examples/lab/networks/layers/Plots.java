package org.duetad.examples.lab.networks.layers;

import org.duetad.examples.lab.Charts;
import org.knowm.xchart.XYChart;

/** Charts that several experiments draw. */
public final class Plots {

  private Plots() {}

  /** An empty chart of lines with a logarithmic y axis. */
  public static XYChart logarithmic(String title, String xAxis, String yAxis) {
    XYChart chart = Charts.lines(title, xAxis, yAxis);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setPlotGridLinesVisible(false);
    return chart;
  }

  /** Adds the losses of a training, by the step. */
  public static void losses(XYChart chart, String name, Fit fit) {
    Charts.line(chart, name, Points.counted(fit.losses().length), fit.losses());
  }
}
