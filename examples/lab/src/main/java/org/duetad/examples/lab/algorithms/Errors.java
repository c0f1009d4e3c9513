package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.examples.lab.Charts;
import org.knowm.xchart.XYChart;

/** Magnitudes of errors on a logarithmic axis, which has no zero. */
final class Errors {

  /** Smaller errors are drawn at this value: the rounding of relative errors. */
  private static final double LEAST = 1e-17;

  private static final int MARKED = 40;

  private Errors() {}

  /** Adds errors by iteration, starting at {@code first}. */
  static void add(XYChart chart, String name, int first, double[] errors) {
    double[] iterations = IntStream.range(first, first + errors.length).asDoubleStream().toArray();
    add(chart, name, iterations, errors);
  }

  /** Adds errors at the given abscissas. */
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
