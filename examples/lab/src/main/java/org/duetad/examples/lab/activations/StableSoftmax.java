package org.duetad.examples.lab.activations;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** Softmax where the exponentials themselves overflow. */
final class StableSoftmax {

  private static final VectorFunction SOFTMAX = Scalar::softmax;

  /** {@code exp(x_i)/Σ exp(x_j)}, evaluated literally. */
  private static final VectorFunction NAIVE =
      x -> {
        Scalar[] powers = Arrays.stream(x).map(Scalar::exp).toArray(Scalar[]::new);
        Scalar sum = Scalar.sum(powers);
        return Arrays.stream(powers).map(power -> power.divide(sum)).toArray(Scalar[]::new);
      };

  private StableSoftmax() {}

  static void show(Findings findings) {
    double[] far = SOFTMAX.value(1000, 999, -1000);
    findings
        .text(
            "Softmax turns any numbers into a distribution. Evaluated literally, exp(x)i/Σ exp(x)j, it"
                + " overflows at 1000; with the largest number subtracted first it is correct"
                + " everywhere, and so is its Jacobian diag(s) - s s'.")
        .figure("softmax", "Softmax of (x, 0, -1): three outputs that sum to 1.", chart())
        .equal(
            "The first output of softmax(1000, 999, -1000) is 1/(1 + 1/e)",
            far[0],
            1 / (1 + Math.exp(-1)),
            1e-15)
        .equal("The outputs sum to 1", DoubleStream.of(far).sum(), 1, 1e-15)
        .equal(
            "Evaluated literally, the number of NaNs among the three outputs",
            (double) DoubleStream.of(NAIVE.value(1000, 999, -1000)).filter(Double::isNaN).count(),
            2,
            0);
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      findings
          .equal(
              "The Jacobian at (0.3, -1.2, 0.8) is diag(s) - s s', by " + mode.name() + "",
              jacobianError(mode, 0.3, -1.2, 0.8),
              0,
              1e-15)
          .equal(
              "The Jacobian at (1000, 999, -1000) is, too, by " + mode.name() + "",
              jacobianError(mode, 1000, 999, -1000),
              0,
              1e-15);
    }
  }

  /** The largest difference of an element to {@code s_i (δ_ij - s_j)}; NaN if one is. */
  private static double jacobianError(Differentiator mode, double... x) {
    double largest = Arrays.stream(x).max().orElseThrow();
    double[] powers = Points.map(x, xi -> Math.exp(xi - largest));
    double sum = DoubleStream.of(powers).sum();
    double[][] jacobian = mode.jacobian(SOFTMAX, x);
    double error = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        double expected = powers[i] / sum * ((i == j ? 1 : 0) - powers[j] / sum);
        error = Math.max(error, Math.abs(jacobian[i][j] - expected));
      }
    }
    return error;
  }

  private static XYChart chart() {
    double[] x = Points.spaced(-8, 8, 321);
    XYChart chart = Charts.lines("Softmax of (x, 0, -1)", "x", "probability");
    for (int i = 0; i < 3; i++) {
      int output = i;
      Charts.line(
          chart, "output " + (i + 1), x, Points.map(x, at -> SOFTMAX.value(at, 0, -1)[output]));
    }
    return chart;
  }
}
