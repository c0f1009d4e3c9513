package org.duetad.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
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
}
