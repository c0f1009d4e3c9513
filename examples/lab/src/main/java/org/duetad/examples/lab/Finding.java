package org.duetad.examples.lab;

import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** One part of what an experiment found. */
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
   * @param caption what is seen, one or two sentences
   * @param chart the chart
   */
  record Figure(String name, String caption, Chart<?, ?> chart) implements Finding {}

  /**
   * A graph.
   *
   * @param name the file's name without ending, unique within the experiment
   * @param caption what is seen, one or two sentences
   * @param dot the graph in the DOT language
   */
  record Graph(String name, String caption, String dot) implements Finding {}

  /**
   * A table.
   *
   * @param caption what is listed
   * @param header the columns
   * @param rows as many cells in each as there are columns
   */
  record Table(String caption, List<String> header, List<List<String>> rows) implements Finding {}

  /**
   * A number that proves something.
   *
   * @param statement what is claimed, one sentence
   * @param measured the number
   * @param least the least that it may be, for the claim to hold
   * @param most the most that it may be
   */
  record Claim(String statement, double measured, double least, double most) implements Finding {

    /** Whether the claim holds; not if the number is NaN. */
    public boolean holds() {
      return measured >= least && measured <= most;
    }
  }
}
