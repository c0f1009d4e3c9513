package org.duetad.examples.lab.graphs;

import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.UnaryFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** Softplus taken apart, {@code y = log(a)}, {@code a = 1 + b}, {@code b = exp(x)}. */
public final class SoftplusByGates implements Study {

  private static final UnaryFunction BY_GATES = x -> x.exp().add(1).log();

  @Override
  public Findings run(long seed) {
    Differentiator mode = new ReverseMode();
    double[] x = new double[161];
    Arrays.setAll(x, i -> -8 + 0.1 * i);
    double[] slopes = Arrays.stream(x).map(at -> mode.derivative(BY_GATES, at)).toArray();
    double[] expected = Arrays.stream(x).map(at -> Math.exp(at) / (1 + Math.exp(at))).toArray();
    return new Findings()
        .text(
            "dy/da = 1/a, dy/db = dy/da, dy/dx = exp(x) dy/db: three local slopes, multiplied on the"
                + " way back, are exp(x) / (1 + exp(x)).")
        .graph(
            "gates",
            "log(1 + exp(x)) at 1, with values and adjoints.",
            Program.record(BY_GATES.asVector(), 1.0).toDot())
        .figure(
            "softplus", "The function and its derivative, a step made smooth.", chart(x, slopes))
        .between(
            "The derivative is exp(x) / (1 + exp(x)) on [-8, 8], largest difference",
            MathArrays.distanceInf(slopes, expected),
            0,
            4e-16)
        .text(
            "exp(800) overflows, and the gates with it: 1/a is 0, exp(x) is infinite, and their"
                + " product is NaN. The rule softplus is a single operation with its own slope,"
                + " and is unaffected.")
        .equal(
            "By gates the derivative at 800 is lost: it is NaN (1 if so)",
            Double.isNaN(mode.derivative(BY_GATES, 800)) ? 1 : 0,
            1,
            0)
        .equal(
            "By its rule the derivative at 800 is 1",
            mode.derivative(z -> z.softplus(), 800),
            1,
            0);
  }

  private static XYChart chart(double[] x, double[] slopes) {
    XYChart chart = Charts.lines("softplus", "x", "y, dy/dx");
    Charts.line(chart, "log(1 + exp(x))", x, Arrays.stream(x).map(BY_GATES::value).toArray());
    Charts.line(chart, "derivative", x, slopes);
    return chart;
  }
}
