package org.duetad.examples.lab.graphs;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.knowm.xchart.XYChart;

/**
 * The law of total derivatives: {@code ∂L/∂x = ∂L/∂q1 ∂q1/∂x + ∂L/∂q2 ∂q2/∂x}. Where paths meet
 * repeatedly there are exponentially many, and reverse mode visits each edge once.
 */
public final class ConvergingPaths implements Study {

  private static final int STAGES = 12;
  private static final double X = 0.7;

  @Override
  public Findings run(long seed) {
    Findings findings = new Findings();
    twoPaths(findings);
    return manyPaths(findings);
  }

  private static void twoPaths(Findings findings) {
    UnaryFunction together = x -> x.square().multiply(x.sin());
    ScalarFunction apart = x -> x[0].square().multiply(x[1].sin());
    double[] perPath = new ReverseMode().gradient(apart, X, X);
    double whole = new ReverseMode().derivative(together, X);
    findings
        .text(
            "L = q1 q2 with q1 = x² and q2 = sin(x). From L one path leads through q1 to x and one"
                + " through q2; each contributes a number, and the adjoint of x is their sum.")
        .graph(
            "two-paths",
            "L = x² sin(x) at 0.7: two arrows leave the input, so two adjoints come back to it.",
            Program.record(together.asVector(), X).toDot())
        .equal("Through q1 comes 2 x sin(x)", perPath[0], 2 * X * Math.sin(X), 1e-15)
        .equal("Through q2 comes x² cos(x)", perPath[1], X * X * Math.cos(X), 1e-15)
        .equal("The derivative is the sum of both", whole, perPath[0] + perPath[1], 1e-15);
  }

  private static Findings manyPaths(Findings findings) {
    UnaryFunction chain = x -> stages(x, STAGES);
    double byPaths = sumOverPaths(STAGES);
    return findings
        .text(
            "Repeat y ← y + √y: each stage doubles the paths and adds two"
                + " operations. The sum of the products of slopes along all paths is the derivative,"
                + " and neither mode needs to list them.")
        .figure(
            "paths",
            "Paths from the result to the input, and edges visited by a reverse sweep, by the"
                + " number of stages.",
            chart())
        .equal(
            "The sum over all 4,096 paths is the derivative by reverse mode, relative error",
            new ReverseMode().derivative(chain, X) / byPaths - 1,
            0,
            1e-13)
        .equal(
            "and by forward mode, relative error",
            new ForwardMode().derivative(chain, X) / byPaths - 1,
            0,
            1e-13)
        .equal("Edges of the recorded graph, three a stage", (double) edges(STAGES), 3 * STAGES, 0);
  }

  private static Scalar stages(Scalar x, int count) {
    Scalar y = x;
    for (int k = 0; k < count; k++) {
      y = y.add(y.sqrt());
    }
    return y;
  }

  /** A path goes straight through stage k or through the root, according to bit k of its number. */
  private static double sumOverPaths(int stages) {
    double[] byRoot = new double[stages];
    double y = X;
    for (int k = 0; k < stages; k++) {
      byRoot[k] = 0.5 / Math.sqrt(y);
      y += Math.sqrt(y);
    }
    return IntStream.range(0, 1 << stages)
        .mapToDouble(
            path ->
                IntStream.range(0, stages)
                    .filter(k -> ((path >> k) & 1) == 1)
                    .mapToDouble(k -> byRoot[k])
                    .reduce(1, (a, b) -> a * b))
        .sum();
  }

  private static long edges(int stages) {
    Tape tape = new Tape();
    stages(tape.variables(X)[0], stages);
    return tape.edges();
  }

  private static XYChart chart() {
    double[] stages = IntStream.rangeClosed(1, STAGES).asDoubleStream().toArray();
    XYChart chart = Charts.logarithmic("Paths and edges", "stages", "count");
    Charts.line(chart, "paths", stages, Arrays.stream(stages).map(k -> Math.pow(2, k)).toArray());
    Charts.line(chart, "edges", stages, Arrays.stream(stages).map(k -> edges((int) k)).toArray());
    return chart;
  }
}
