package org.duetad.examples.cli;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import org.duetad.examples.lab.Charts;
import org.knowm.xchart.CategoryChart;

/** Positive quantities of very different sizes as bars, on a logarithmic axis in units. */
final class Bars {

  private final String title;
  private final String quantity;
  private final DoubleFunction<String> units;
  private final List<String> names = new ArrayList<>();
  private final List<Double> heights = new ArrayList<>();

  Bars(String title, String quantity, DoubleFunction<String> units) {
    this.title = title;
    this.quantity = quantity;
    this.units = units;
  }

  void add(String name, double height) {
    names.add(name);
    heights.add(height);
  }

  /** Whether there is anything to compare. */
  boolean areSeveral() {
    return names.size() > 1;
  }

  /** Bars begin a decade below the smallest one, as a logarithmic axis has no zero. */
  CategoryChart chart() {
    CategoryChart chart = Charts.bars(title, "mode", quantity);
    // Mode names are long.
    Font font = chart.getStyler().getAxisTickLabelsFont().deriveFont(11f);
    chart
        .getStyler()
        .setLabelsVisible(true)
        .setLabelsFont(font)
        .setAvailableSpaceFill(0.6)
        .setAxisTickLabelsFont(font)
        .setYAxisLogarithmic(true)
        .setYAxisMin(Math.pow(10, Math.floor(Math.log10(Collections.min(heights))) - 1))
        .setYAxisMax(Math.pow(10, Math.floor(Math.log10(Collections.max(heights))) + 1))
        .setYAxisTickLabelsFormattingFunction(units::apply);
    chart.addSeries(quantity, names, heights);
    return chart;
  }
}
