package org.duetad.examples.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Marks on several lines through many points, which tell them apart without colour. Dashes would
 * not: XChart begins them anew at each point.
 */
final class LineMarkers {

  /** Marks on a line, at equal distances along the x axis; each line has others. */
  private static final int MARKS = 8;

  private LineMarkers() {}

  /**
   * Marks the lines that have no markers, if there are several; marked points are in the legend
   * instead.
   */
  static void add(XYChart chart) {
    List<XYSeries> all = new ArrayList<>(chart.getSeriesCollection());
    long lines = all.stream().filter(LineMarkers::isUnmarked).count();
    for (int i = 0; i < all.size(); i++) {
      if (lines > 1 && isUnmarked(all.get(i))) {
        add(chart, all.get(i), i, all.size());
      }
    }
  }

  private static boolean isUnmarked(XYSeries series) {
    return series.getMarker() == SeriesMarkers.NONE
        && series.isShowInLegend()
        && !series.getXYSeriesRenderStyle().equals(Optional.of(XYSeriesRenderStyle.Scatter));
  }

  private static void add(XYChart chart, XYSeries line, int index, int of) {
    boolean logarithmic = chart.getStyler().isXAxisLogarithmic();
    double[] x = line.getXData();
    double[] y = line.getYData();
    int[] at = places(x, (index + 1.0) / (of + 1), logarithmic);
    double[] markedX = new double[at.length];
    double[] markedY = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      markedX[k] = x[at[k]];
      markedY[k] = y[at[k]];
    }
    line.setShowInLegend(false);
    XYSeries marks = chart.addSeries(line.getName() + ", marks", markedX, markedY);
    marks.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setLabel(line.getName());
    Charts.marked(marks, index);
  }

  /** The points nearest to equally spaced places, the first one shifted by a part of the space. */
  private static int[] places(double[] x, double shift, boolean logarithmic) {
    double from = scale(x[0], logarithmic);
    double length = scale(x[x.length - 1], logarithmic) - from;
    return IntStream.range(0, MARKS)
        .map(k -> nearest(x, from + length * (k + shift) / MARKS, logarithmic))
        .distinct()
        .toArray();
  }

  private static int nearest(double[] x, double place, boolean logarithmic) {
    int nearest = 0;
    for (int i = 1; i < x.length; i++) {
      if (Math.abs(scale(x[i], logarithmic) - place)
          < Math.abs(scale(x[nearest], logarithmic) - place)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static double scale(double x, boolean logarithmic) {
    return logarithmic ? Math.log(x) : x;
  }
}
