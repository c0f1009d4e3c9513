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

  /**
   * Adds a line without markers. XChart labels points that are equally spaced one by one, with odd
   * numbers; a point more, on the line between the first two, makes it choose round ones.
   */
  public static void line(XYChart chart, String name, double[] x, double[] y) {
    Charts.line(chart, name, withPoint(x), withPoint(y));
  }

  private static double[] withPoint(double[] x) {
    double[] more = new double[x.length + 1];
    more[0] = x[0];
    more[1] = x[0] + 0.3 * (x[1] - x[0]);
    System.arraycopy(x, 1, more, 2, x.length - 1);
    return more;
  }

  /** Adds the losses of a training, by the step. */
  public static void losses(XYChart chart, String name, Fit fit) {
    line(chart, name, Points.counted(fit.losses().length), fit.losses());
  }
}
