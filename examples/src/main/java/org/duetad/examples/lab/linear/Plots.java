package org.duetad.examples.lab.linear;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** What charts of data need. */
final class Plots {

  private Plots() {}

  /** Adds points without lines between them. */
  static void points(XYChart chart, String name, double[] x, double[] y) {
    chart.addSeries(name, x, y).setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
  }
}
