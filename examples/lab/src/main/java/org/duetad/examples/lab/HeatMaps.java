package org.duetad.examples.lab;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/** Numbers on a grid, as colours. */
public final class HeatMaps {

  private static final Color BLUE = new Color(0x2166AC);
  private static final Color RED = new Color(0xB2182B);
  private static final Color[] DIVERGING = {BLUE, Color.WHITE, RED};
  private static final Color[] GREY = {Color.BLACK, Color.WHITE};

  private static final int CELL = 44;
  private static final int LARGEST = 420;
  private static final int SMALLEST = 300;
  private static final int LEGEND = 130;
  private static final int TITLES = 110;
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.CEILING);

  /** Cells along a side of a function's square, with the first and the last at its ends. */
  private static final int SIDE = 41;

  private static final int LABELLED = 10;

  private HeatMaps() {}

  /**
   * A matrix in the usual orientation, its first row on top; indices count from 1. Negative
   * elements are blue, zero is white, positive ones are red.
   */
  public static HeatMapChart matrix(String title, String columns, String rows, double[][] matrix) {
    return matrix(title, columns, rows, counted(matrix[0].length), counted(matrix.length), matrix);
  }

  /** The same for an EJML matrix. */
  public static HeatMapChart matrix(String title, String columns, String rows, DMatrixRMaj matrix) {
    int n = matrix.numCols;
    double[][] elements = new double[matrix.numRows][];
    Arrays.setAll(elements, i -> Arrays.copyOfRange(matrix.data, i * n, (i + 1) * n));
    return matrix(title, columns, rows, elements);
  }

  /** The same with labels of the columns and rows. */
  public static HeatMapChart matrix(
      String title,
      String columns,
      String rows,
      List<?> columnLabels,
      List<?> rowLabels,
      double[][] matrix) {
    double largest = largest(matrix);
    HeatMapChart chart = chart(title, columns, rows, columnLabels, rowLabels, matrix);
    chart.getStyler().setMin(-largest).setMax(largest);
    return chart;
  }

  /**
   * A function of two variables on a square, clipped to blue at 0 and red at 1.
   *
   * @param function maps points in rows to one value each
   */
  public static HeatMapChart function(
      String title, double low, double high, Function<Matrix, double[]> function) {
    double[] across = Points.spaced(low, high, SIDE);
    double[] down = Points.spaced(high, low, SIDE);
    double[][] points = new double[SIDE * SIDE][];
    Arrays.setAll(points, k -> new double[] {across[k % SIDE], down[k / SIDE]});
    double[] values = function.apply(Matrix.of(points));
    double[][] grid = new double[SIDE][];
    Arrays.setAll(grid, i -> Arrays.copyOfRange(values, i * SIDE, (i + 1) * SIDE));
    return unit(chart(title, "x1", "x2", labels(across), labels(down), cut(grid)));
  }

  /** Rows of pixels, the first on top, black at 0 and white at 1. */
  public static HeatMapChart pixels(String title, double[][] pixels) {
    List<Integer> columns = counted(pixels[0].length);
    List<Integer> rows = counted(pixels.length);
    HeatMapChart chart =
        unit(chart(title, "column (pixels)", "row (pixels)", columns, rows, cut(pixels)));
    chart.getStyler().setRangeColors(GREY);
    return chart;
  }

  private static HeatMapChart unit(HeatMapChart chart) {
    chart.getStyler().setMin(0).setMax(1);
    return chart;
  }

  private static List<Integer> counted(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  /** One in ten cells has a label. */
  private static List<String> labels(double[] axis) {
    return IntStream.range(0, axis.length)
        .mapToObj(i -> i % LABELLED == 0 ? String.format(Locale.ROOT, "%.1f", axis[i]) : " ")
        .toList();
  }

  private static double[][] cut(double[][] values) {
    return Arrays.stream(values)
        .map(row -> Points.map(row, value -> Math.min(1, Math.max(0, value))))
        .toArray(double[][]::new);
  }

  private static HeatMapChart chart(
      String title,
      String columns,
      String rows,
      List<?> columnLabels,
      List<?> rowLabels,
      double[][] matrix) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(side(matrix[0].length) + LEGEND)
            .height(Math.max(SMALLEST, side(matrix.length) + TITLES))
            .title(title)
            .xAxisTitle(columns)
            .yAxisTitle(rows)
            .build();
    style(chart.getStyler());
    List<Object> bottomUp = new ArrayList<>(rowLabels);
    Collections.reverse(bottomUp);
    chart.addSeries("values", columnLabels, bottomUp, cells(matrix));
    return chart;
  }

  private static int side(int cells) {
    return Math.max(2 * CELL, Math.min(LARGEST, CELL * cells));
  }

  private static double largest(double[][] matrix) {
    double largest =
        Arrays.stream(matrix).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    return largest > 0 ? new BigDecimal(largest).round(TWO_DIGITS).doubleValue() : 1;
  }

  private static void style(HeatMapStyler styler) {
    Charts.plainText(styler);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setRangeColors(DIVERGING);
    styler.setDrawBorder(true);
    styler.setPlotContentSize(1);
    styler.setGradientColorColumnHeight(150);
    styler.setXAxisMaxLabelCount(SIDE);
  }

  /** Column, row from below, value. */
  private static List<Number[]> cells(double[][] matrix) {
    List<Number[]> cells = new ArrayList<>();
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        cells.add(new Number[] {j, matrix.length - 1 - i, matrix[i][j]});
      }
    }
    return cells;
  }
}
