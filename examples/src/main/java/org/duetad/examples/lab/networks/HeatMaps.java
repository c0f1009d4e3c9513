package org.duetad.examples.lab.networks;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.Points;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Charts of numbers on a grid, coloured from 0 to 1. */
final class HeatMaps {

  private static final Color[] BLUE_WHITE_ORANGE = {
    new Color(0x2166ac), new Color(0xf7f7f7), new Color(0xd6604d)
  };
  private static final Color[] BLACK_TO_WHITE = {Color.BLACK, Color.WHITE};
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final int SIZE = 41;

  private HeatMaps() {}

  /**
   * A function of two variables, each from low to high, in cells.
   *
   * @param function of points in rows, to a value for each
   */
  static HeatMapChart function(
      String title, double low, double high, Function<Matrix, double[]> function) {
    double[] axis = Points.spaced(low, high, SIZE);
    double[][] points = new double[SIZE * SIZE][];
    Arrays.setAll(points, k -> new double[] {axis[k / SIZE], axis[k % SIZE]});
    double[] values = function.apply(Matrix.of(points));
    List<Number[]> cells =
        IntStream.range(0, values.length)
            .mapToObj(k -> cell(k / SIZE, k % SIZE, values[k]))
            .toList();
    List<String> labels =
        DoubleStream.of(axis).mapToObj(x -> String.format(Locale.ROOT, "%.2f", x)).toList();
    return chart(title, "x1", "x2", labels, labels, cells);
  }

  /** Rows of pixels, the first on top, grey from 0 to 1. */
  static HeatMapChart pixels(String title, double[][] pixels) {
    int height = pixels.length;
    List<Number[]> cells = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < pixels[0].length; x++) {
        cells.add(cell(x, height - 1 - y, pixels[y][x]));
      }
    }
    List<Integer> columns = IntStream.range(0, pixels[0].length).boxed().toList();
    List<Integer> rows = IntStream.range(0, height).map(y -> height - 1 - y).boxed().toList();
    HeatMapChart chart = chart(title, "column (pixels)", "row (pixels)", columns, rows, cells);
    chart.getStyler().setRangeColors(BLACK_TO_WHITE);
    return chart;
  }

  /** A cell with a value that is cut to 0 and 1. */
  private static Number[] cell(int x, int y, double value) {
    return new Number[] {x, y, Math.min(1, Math.max(0, value))};
  }

  private static HeatMapChart chart(
      String title, String x, String y, List<?> xs, List<?> ys, List<Number[]> cells) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(600)
            .height(460)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setMin(0).setMax(1);
    chart.getStyler().setRangeColors(BLUE_WHITE_ORANGE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotContentSize(1);
    chart.getStyler().setAxisTitleFont(PLAIN).setAxisTickLabelsFont(PLAIN);
    chart.getStyler().setXAxisMaxLabelCount(9);
    chart.addSeries(title, xs, ys, cells);
    return chart;
  }
}
