package org.duetad.examples.lab;

import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** One part of an experiment's findings. */
public sealed interface Finding {

  /**
   * A paragraph.
   *
   * @param text plain text
   */
  record Text(String text) implements Finding {}

  /**
   * A chart, with units on its axes.
   *
   * @param name the file's name without ending, unique within the experiment
   * @param caption what the chart shows, in one or two sentences
   * @param chart the chart
   */
  record Figure(String name, String caption, Chart<?, ?> chart) implements Finding {}

  /**
   * A graph.
   *
   * @param name the file's name without ending, unique within the experiment
   * @param caption what the graph shows, in one or two sentences
   * @param dot the graph in the DOT language
   */
  record Graph(String name, String caption, String dot) implements Finding {}

  /**
   * A table.
   *
   * @param caption what the table lists
   * @param header the columns
   * @param rows one cell for each column in every row
   */
  record Table(String caption, List<String> header, List<List<String>> rows) implements Finding {}

  /**
   * A claim about a measured number.
   *
   * @param statement the claim, in one sentence
   * @param measured the number
   * @param least the lower bound for the claim to hold
   * @param most the upper bound
   */
  record Claim(String statement, double measured, double least, double most) implements Finding {

    /** Whether the claim holds; false if the number is NaN. */
    public boolean holds() {
      return measured >= least && measured <= most;
    }
  }
}
