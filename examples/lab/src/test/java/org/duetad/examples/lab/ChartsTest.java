package org.duetad.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

class ChartsTest {

  private static XYChart chart(int lines) {
    XYChart chart = Charts.lines("Lines", "x (m)", "y (s)");
    for (int i = 0; i < lines; i++) {
      Charts.line(chart, "a line with number " + i, new double[] {0, 1}, new double[] {i, 1});
    }
    return chart;
  }

  @Test
  void aLegendStandsWhereItFits() {
    XYChart few = chart(2);
    Charts.settle(few);
    assertTrue(few.getStyler().isLegendVisible());
    assertEquals(LegendPosition.OutsideS, few.getStyler().getLegendPosition());
    XYChart many = chart(9);
    Charts.settle(many);
    assertTrue(many.getStyler().isLegendVisible());
    assertEquals(LegendPosition.OutsideE, many.getStyler().getLegendPosition());
  }

  @Test
  void oneLineNeedsNoLegend() {
    XYChart one = chart(1);
    Charts.settle(one);
    assertFalse(one.getStyler().isLegendVisible());
  }

  @Test
  void aLegendThatWasPlacedStays() {
    XYChart many = chart(9);
    many.getStyler().setLegendPosition(LegendPosition.InsideNE);
    Charts.settle(many);
    assertEquals(LegendPosition.InsideNE, many.getStyler().getLegendPosition());
  }

  @Test
  void logarithmicAxesReachFromLabelToLabel() {
    XYChart chart = Charts.doublyLogarithmic("Lines", "x (m)", "y (s)");
    Charts.line(chart, "a line", new double[] {2, 4, 50}, new double[] {0.03, 0.5, 0.8});
    Charts.settle(chart);
    assertEquals(1, chart.getStyler().getXAxisMin(), 1e-15);
    assertEquals(100, chart.getStyler().getXAxisMax(), 1e-13);
    assertEquals(0.01, chart.getStyler().getYAxisMin(), 1e-17);
    assertEquals(1, chart.getStyler().getYAxisMax(), 1e-15);
  }

  @Test
  void markedLinesDifferWithoutColour() {
    XYChart chart = Charts.doublyLogarithmic("Lines", "x (m)", "y (s)");
    for (int i = 0; i < 24; i++) {
      Charts.markedLine(chart, "line " + i, new double[] {1, 2}, new double[] {1, i + 1});
    }
    long styles =
        chart.getSeriesCollection().stream()
            .map(line -> List.of(line.getMarker(), line.getLineStyle()))
            .distinct()
            .count();
    assertEquals(24, styles);
  }

  @Test
  void linesThroughManyPointsAreMarked() {
    double[] x = IntStream.range(0, 100).asDoubleStream().toArray();
    XYChart chart = Charts.lines("Lines", "x (m)", "y (s)");
    for (String name : List.of("a", "b", "c")) {
      Charts.line(chart, name, x, x);
    }
    Charts.settle(chart);
    Charts.settle(chart);
    List<XYSeries> legend =
        chart.getSeriesCollection().stream().filter(XYSeries::isShowInLegend).toList();
    assertEquals(List.of("a", "b", "c"), legend.stream().map(XYSeries::getLabel).toList());
    assertEquals(3, legend.stream().map(XYSeries::getMarker).distinct().count());
    assertEquals(
        3 * 8,
        legend.stream().flatMapToDouble(s -> Arrays.stream(s.getXData())).distinct().count());
    assertEquals(6, chart.getSeriesCollection().size());
  }

  @Test
  void powersOfTenOfAnAxisAreWrittenAlike() {
    XYChart small = Charts.doublyLogarithmic("Lines", "x (m)", "y (s)");
    Charts.line(small, "a line", new double[] {1, 1000}, new double[] {1e-8, 10});
    Charts.settle(small);
    assertEquals("1000", small.getStyler().getXAxisTickLabelsFormattingFunction().apply(1000.0));
    assertEquals("10⁻⁸", small.getStyler().getYAxisTickLabelsFormattingFunction().apply(1e-8));
    assertEquals("10¹", small.getStyler().getYAxisTickLabelsFormattingFunction().apply(10.0));
  }

  /** A straight line stays straight although a point is added for the labels. */
  @Test
  void linesStayStraight() {
    double[] x = IntStream.range(0, 20).asDoubleStream().toArray();
    XYChart linear = Charts.lines("Lines", "x (m)", "y (s)");
    Charts.line(linear, "y = 3 x", x, Arrays.stream(x).map(at -> 3 * at).toArray());
    assertPoints(linear, at -> 3 * at);
    XYChart logarithmic = Charts.logarithmic("Lines", "x (m)", "y (s)");
    Charts.line(logarithmic, "y = exp(-x)", x, Arrays.stream(x).map(at -> Math.exp(-at)).toArray());
    assertPoints(logarithmic, at -> Math.exp(-at));
  }

  private static void assertPoints(XYChart chart, DoubleUnaryOperator curve) {
    for (XYSeries series : chart.getSeriesCollection()) {
      assertEquals(21, series.getXData().length);
      for (int i = 0; i < 21; i++) {
        assertEquals(curve.applyAsDouble(series.getXData()[i]), series.getYData()[i], 1e-14);
      }
    }
  }
}
