package org.duetad.examples.lab.jacobians;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.ProcessorTimer;
import org.duetad.examples.lab.Study;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** The Jacobian of one layer of 32 x 32 x 512 numbers would take a terabyte; a product does not. */
public final class TerabyteJacobian implements Study {

  private static final long LAYER = 32L * 32 * 512;
  private static final long FLOAT = 4;
  private static final int SMALL = 512;
  private static final int TIMES = 3;

  /** {@code y_i = sin(x_i x_{i+1})}, the last with the first: a Jacobian with two diagonals. */
  private static final VectorFunction RING =
      x -> {
        Scalar[] y = new Scalar[x.length];
        Arrays.setAll(y, i -> x[i].multiply(x[(i + 1) % x.length]).sin());
        return y;
      };

  private final Differentiator reverse = new ReverseMode();
  private final ProcessorTimer watch = new ProcessorTimer();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Findings findings = new Findings();
    arithmetic(findings);
    small(findings, random);
    return large(findings, random);
  }

  private static void arithmetic(Findings findings) {
    findings
        .text(
            "Let both sides of a layer have 32 x 32 x 512 = 524,288 = 2^19 numbers of 4 bytes. Its"
                + " Jacobian has 2^38 elements: 2^40 bytes, a terabyte. The derivative of a number by"
                + " all of them has 2^19 elements: 2 MB. To go back from a loss one needs products of"
                + " such a row with Jacobians, never a Jacobian.")
        .table(
            "Bytes, with 4 a number.",
            List.of("numbers in a layer", "Jacobian", "row"),
            List.of(bytes(32 * 32), bytes(32 * 32 * 64), bytes(LAYER)))
        .figure(
            "bytes",
            "Memory by the size of the layer: the line of the Jacobian is twice as steep.",
            chart());
  }

  private static List<String> bytes(long numbers) {
    return Cells.of(numbers, numbers * numbers * FLOAT, numbers * FLOAT);
  }

  private static XYChart chart() {
    double[] sizes = {64, 512, 4096, 32768, LAYER};
    XYChart chart = Charts.doublyLogarithmic("Memory", "numbers in a layer", "memory, bytes");
    Charts.line(chart, "Jacobian", sizes, Arrays.stream(sizes).map(n -> n * n * FLOAT).toArray());
    Charts.line(chart, "row", sizes, Arrays.stream(sizes).map(n -> n * FLOAT).toArray());
    return chart;
  }

  /** The same product in both ways, where both are feasible. */
  private void small(Findings findings, SplittableRandom random) {
    double[] x = Draws.gaussian(random, SMALL);
    double[] w = Draws.gaussian(random, SMALL);
    double[][] jacobian = reverse.jacobian(RING, x);
    double[] product = new Array2DRowRealMatrix(jacobian, false).preMultiply(w);
    double[] pulled = reverse.vjp(RING, x).pullback(w);
    findings
        .table(
            "Measured: memory, 8 bytes a number, and processor time of the whole Jacobian and of one"
                + " product with it.",
            List.of("numbers in a layer", "Jacobian, bytes", "Jacobian, ms", "product, ms"),
            List.of(measured(SMALL / 4, random), measured(SMALL, random)))
        .text(
            "A layer of 512 numbers, small enough for both: y_i = sin(x_i x_{i+1}). Its Jacobian has"
                + " 262,144 elements, a sweep for each row; the product takes one sweep.")
        .equal(
            "Elements of the Jacobian that are not zero, two for each output",
            (double)
                Arrays.stream(jacobian).flatMapToDouble(Arrays::stream).filter(d -> d != 0).count(),
            2 * SMALL,
            0)
        .between(
            "The Jacobian times wᵀ is the pullback of w, largest difference",
            MathArrays.distanceInf(product, pulled),
            0,
            1e-14);
  }

  private List<String> measured(int n, SplittableRandom random) {
    double[] x = Draws.gaussian(random, n);
    double[] w = Draws.gaussian(random, n);
    double all = watch.micros(TIMES, () -> reverse.jacobian(RING, x)) / 1e3;
    double one = watch.micros(TIMES, () -> reverse.vjp(RING, x).pullback(w)) / 1e3;
    return Cells.of(n, 8L * n * n, all, one);
  }

  /** The product at the size of the terabyte. */
  private Findings large(Findings findings, SplittableRandom random) {
    int n = (int) LAYER;
    double[] x = Draws.gaussian(random, n);
    double[] w = Draws.gaussian(random, n);
    long begin = System.nanoTime();
    Vjp vjp = reverse.vjp(RING, x);
    double[] pulled = vjp.pullback(w);
    double millis = (System.nanoTime() - begin) / 1e6;
    return findings
        .text(
            String.format(
                Locale.ROOT,
                "At the full size the product was computed, with its recording, in %.0f ms.",
                millis))
        .between(
            "At full size the product equals that from hand-written slopes, largest difference",
            MathArrays.distanceInf(pulled, byHand(x, w)),
            0,
            1e-13);
  }

  /** {@code Σ_i w_i ∂y_i/∂x_j}. */
  static double[] byHand(double[] x, double[] w) {
    int n = x.length;
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      int next = (i + 1) % n;
      double slope = Math.cos(x[i] * x[next]);
      product[i] += w[i] * slope * x[next];
      product[next] += w[i] * slope * x[i];
    }
    return product;
  }
}
