package org.duetad.examples.lab;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/** Matrices as pictures: blue for negative elements, white for zero, red for positive ones. */
public final class HeatMaps {

  private static final int CELL = 44;
  private static final int LARGEST = 420;
  private static final int SMALLEST = 300;
  private static final int LEGEND = 130;
  private static final int TITLES = 110;
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.CEILING);

  private HeatMaps() {}

  /** A matrix in the usual orientation, its first row on top; indices count from 1. */
  public static HeatMapChart matrix(String title, String columns, String rows, double[][] matrix) {
    List<Integer> across = IntStream.rangeClosed(1, matrix[0].length).boxed().toList();
    List<Integer> down = IntStream.rangeClosed(1, matrix.length).boxed().toList();
    return of(title, columns, rows, across, down, matrix);
  }

  /** The same of EJML's matrix. */
  public static HeatMapChart matrix(String title, String columns, String rows, DMatrixRMaj matrix) {
    int n = matrix.numCols;
    double[][] elements = new double[matrix.numRows][];
    Arrays.setAll(elements, i -> Arrays.copyOfRange(matrix.data, i * n, (i + 1) * n));
    return matrix(title, columns, rows, elements);
  }

  /** The same with labels of the columns and rows. */
  public static HeatMapChart of(
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
    style(chart.getStyler(), largest(matrix));
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

  private static void style(HeatMapStyler styler, double largest) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setRangeColors(new Color[] {new Color(0x2166AC), Color.WHITE, new Color(0xB2182B)});
    styler.setMin(-largest).setMax(largest).setDrawBorder(true);
    styler.setPlotContentSize(1);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setGradientColorColumnHeight(150);
    styler.setXAxisMaxLabelCount(16);
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
