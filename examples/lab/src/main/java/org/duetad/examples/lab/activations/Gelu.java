package org.duetad.examples.lab.activations;

import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.knowm.xchart.XYChart;

/** GELU and its two approximations. */
final class Gelu {

  private Gelu() {}

  static void show(Findings findings) {
    double[] x = Points.spaced(-6, 6, 1201);
    double[] byTanh = Points.map(x, at -> difference("GELU by tanh", at));
    double[] bySigmoid = Points.map(x, at -> difference("GELU by sigmoid", at));
    XYChart chart = Charts.lines("Error of the approximations of GELU", "x", "difference");
    Charts.line(chart, "by tanh", x, byTanh);
    Charts.line(chart, "by sigmoid", x, bySigmoid);
    findings
        .text(
            "GELU is x Φ(x) with Φ the normal distribution function. It is approximated by x/2 (1 +"
                + " tanh(√(2/π) (x + 0.044715 x³))) to three digits, and by x σ(1.702 x) to less"
                + " than two.")
        .figure("gelu", "Differences to the exact GELU.", chart)
        .equal(
            "GELU(1) is 0.8413447460685429, the normal distribution at 1",
            Family.named("GELU").value(1),
            0.8413447460685429,
            1e-15)
        .between("The largest error by tanh", Differences.largest(byTanh), 4e-4, 5e-4)
        .between("The largest error by sigmoid", Differences.largest(bySigmoid), 0.0200, 0.0206);
  }

  private static double difference(String approximation, double x) {
    return Family.named(approximation).value(x) - Family.named("GELU").value(x);
  }
}
