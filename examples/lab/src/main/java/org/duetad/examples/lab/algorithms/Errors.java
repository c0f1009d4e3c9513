package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.examples.lab.Charts;
import org.knowm.xchart.XYChart;

/** Magnitudes of errors on a logarithmic axis, where none must be zero. */
final class Errors {

  /** What is drawn in the place of less: rounding of relative errors. */
  private static final double LEAST = 1e-17;

  private static final int MARKED = 40;

  private Errors() {}

  /** Adds errors after as many iterations as their place, from the first on. */
  static void add(XYChart chart, String name, int first, double[] errors) {
    double[] iterations = IntStream.range(first, first + errors.length).asDoubleStream().toArray();
    add(chart, name, iterations, errors);
  }

  /** Adds errors at some places. */
  static void add(XYChart chart, String name, double[] x, double[] errors) {
    double[] magnitudes =
        Arrays.stream(errors).map(error -> Math.max(Math.abs(error), LEAST)).toArray();
    if (x.length > MARKED) {
      Charts.line(chart, name, x, magnitudes);
    } else {
      chart.addSeries(name, x, magnitudes);
    }
  }
}
