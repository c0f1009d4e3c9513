package org.duetad.examples.lab.activations;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** The decay of derivatives far from 0. */
final class Saturation {

  private static final ReverseMode MODE = new ReverseMode();
  private static final int CHAIN = 10;
  private static final int DRAWS = 20_000;

  private Saturation() {}

  static void show(Findings findings, RandomGenerator random) {
    findings
        .text(
            "A function saturates where its derivative vanishes: sigmoid and tanh at both ends,"
                + " exponentially; softsign as 1/x²; softplus and ELU on the left only; ReLU is dead"
                + " on the left and does not saturate on the right.")
        .figure("saturation", "Derivatives far from 0.", chart())
        .table("Derivatives at -10 and 10", List.of("function", "f'(-10)", "f'(10)"), rows());
    claims(findings);
    findings
        .text(
            "ReLU passes about half of a random unit's sums. And tanh is a stretched sigmoid:"
                + " tanh x = 2 σ(2x) - 1.")
        .equal("Share of standard normal numbers that ReLU passes", passed(random), 0.5, 0.02)
        .equal(
            "The derivatives of tanh x and of 2 σ(2x) - 1 at 0.3 differ by",
            MODE.derivative(Scalar::tanh, 0.3)
                - MODE.derivative(x -> x.multiply(2).sigmoid().multiply(2).subtract(1), 0.3),
            0,
            1e-15);
  }

  private static void claims(Findings findings) {
    findings
        .equal("sigmoid'(10) is 1/(4 cosh²5)", at("sigmoid", 10), 4.539580773595167e-5, 1e-19)
        .equal("tanh'(10) is 1/cosh²10", at("tanh", 10), 8.244614455767397e-9, 1e-22)
        .equal("softsign'(10) is 1/121", at("softsign", 10), 1.0 / 121, 1e-17)
        .equal("ReLU'(10) is 1", at("ReLU", 10), 1, 0)
        .equal("ReLU'(-10) is 0: a dead unit learns nothing", at("ReLU", -10), 0, 0)
        .equal("Leaky ReLU'(-10) is 0.01", at("leaky ReLU", -10), 0.01, 0)
        .equal("The step's derivative is 0 everywhere, here at 0.3", at("step", 0.3), 0, 0)
        .between(
            "sigmoid' is at most 1/4, so at most 1/4^10 = 9.5e-7 passes through 10 sigmoids",
            MODE.derivative(Saturation::sigmoids, 0.5),
            0,
            Math.pow(0.25, CHAIN));
  }

  private static double passed(RandomGenerator random) {
    double[] sums = Draws.gaussian(random, 1, DRAWS, 1).apply(Activations.RELU).value().data;
    return DoubleStream.of(sums).filter(sum -> sum > 0).count() / (double) DRAWS;
  }

  private static double at(String name, double x) {
    return Family.named(name).slope(MODE, x);
  }

  private static Scalar sigmoids(Scalar x) {
    Scalar y = x;
    for (int i = 0; i < CHAIN; i++) {
      y = y.sigmoid();
    }
    return y;
  }

  private static XYChart chart() {
    double[] x = Points.spaced(-12, 12, 481);
    XYChart chart = Charts.logarithmic("Saturation", "x", "f'(x)");
    for (String name : List.of("sigmoid", "tanh", "softsign", "softplus", "ELU")) {
      Charts.line(chart, name, x, Points.map(x, at -> at(name, at)));
    }
    return chart;
  }

  private static List<List<String>> rows() {
    return Family.members(Family.all())
        .map(
            member ->
                List.of(member.name(), text(member.slope(MODE, -10)), text(member.slope(MODE, 10))))
        .toList();
  }

  private static String text(double x) {
    return String.format(Locale.ROOT, "%.4g", x);
  }
}
