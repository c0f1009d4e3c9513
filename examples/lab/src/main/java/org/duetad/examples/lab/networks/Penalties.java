package org.duetad.examples.lab.networks;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/** L1 makes weights zero, L2 makes them small. */
public final class Penalties implements Study {

  private static final int SAMPLES = 40;
  private static final double STRENGTH = 0.5;
  private static final int STEPS = 60;
  private static final Matrix TRUTH = Matrix.column(3, -2, 1.2, 0, 0, 0, 0, 0);
  private static final int ZEROS = 5;

  /**
   * Linear regression with orthonormal columns, for which both penalties have closed forms.
   *
   * @param x with {@code XᵀX = I}
   * @param y the targets
   */
  record Regression(Matrix x, Matrix y) {

    static Regression draw(RandomGenerator random) {
      int inputs = TRUTH.numRows();
      Matrix x = Draws.gaussian(random, SAMPLES, inputs, 1).qr().q().cols(0, inputs);
      return new Regression(x, x.mult(TRUTH).plus(Draws.gaussian(random, SAMPLES, 1, 0.1)));
    }

    /** {@code ½ ‖X w - y‖²}. */
    Scalar loss(Matrix w) {
      return x.mult(w).minus(y).squaredNorm().multiply(0.5);
    }

    double[] leastSquares() {
      return x.multTransA(y).value().data;
    }
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    gradients(findings, random);
    solutions(findings, Regression.draw(random));
    return findings;
  }

  private static void gradients(Findings findings, RandomGenerator random) {
    DMatrixRMaj w = Draws.gaussian(random, 6, 1, 1).value();
    ReverseMode mode = new ReverseMode();
    findings
        .text(
            "The penalty Σ|w| has the gradient sign(w), however small w; ½ Σ w² has the gradient"
                + " w, which vanishes with w.")
        .equal(
            "The gradient of Σ|w| is sign(w)",
            Differences.relative(
                mode.gradient(in -> NetworkLosses.l1(in[0]), w)[0].data,
                Points.map(w.data, Math::signum)),
            0,
            0)
        .equal(
            "The gradient of ½ Σ w² is w",
            Differences.relative(mode.gradient(in -> NetworkLosses.l2(in[0]), w)[0].data, w.data),
            0,
            1e-15)
        .equal(
            "Forward and reverse mode agree on both",
            Differences.ofModes(in -> NetworkLosses.l1(in[0]).add(NetworkLosses.l2(in[0])), w),
            0,
            1e-12);
  }

  /** {@code sign(w) max(|w| - λ, 0)}. */
  static double shrunk(double w, double strength) {
    return Math.signum(w) * Math.max(Math.abs(w) - strength, 0);
  }

  /** Gradient steps on the loss by reverse mode, a map of all weights after each. */
  static double[] descend(MatrixScalarFunction loss, double rate, DoubleUnaryOperator after) {
    ReverseMode mode = new ReverseMode();
    DMatrixRMaj w = new DMatrixRMaj(TRUTH.numRows(), 1);
    for (int step = 0; step < STEPS; step++) {
      DMatrixRMaj gradient = mode.gradient(loss, w)[0];
      for (int i = 0; i < w.numRows; i++) {
        w.set(i, after.applyAsDouble(w.get(i) - rate * gradient.get(i)));
      }
    }
    return w.data;
  }

  private static void solutions(Findings findings, Regression data) {
    double rate = 0.5;
    double[] ridge =
        descend(w -> data.loss(w[0]).add(NetworkLosses.l2(w[0]).multiply(STRENGTH)), rate, w -> w);
    double[] lasso = descend(w -> data.loss(w[0]), rate, w -> shrunk(w, rate * STRENGTH));
    double[] free = data.leastSquares();
    findings
        .text(
            "Regression with 8 orthonormal inputs, of which 3 matter, and λ = 1/2. Weight decay (L2)"
                + " divides each weight of least squares by 1 + λ. L1, by gradient steps on the"
                + " error and shrinking by λ after each, subtracts λ and stops at 0.")
        .figure(
            "path",
            "The weights by L1 for increasing λ: they become 0 one after the other.",
            path(free))
        .equal(
            "L2: the weights are those of least squares over 1 + λ",
            Differences.relative(ridge, Points.map(free, w -> w / (1 + STRENGTH))),
            0,
            1e-12)
        .equal(
            "L1: the weights are those of least squares, shrunk by λ",
            Differences.relative(lasso, Points.map(free, w -> shrunk(w, STRENGTH))),
            0,
            1e-12)
        .equal("Weights that L1 makes exactly 0, of 8", zeros(lasso), ZEROS, 0)
        .equal("Weights that L2 makes exactly 0", zeros(ridge), 0, 0);
  }

  private static double zeros(double... weights) {
    return (double) DoubleStream.of(weights).filter(w -> w == 0).count();
  }

  private static XYChart path(double... leastSquares) {
    double[] strengths = Points.spaced(0, 3.5, 141);
    XYChart chart = Charts.lines("Weights by L1", "λ", "weight");
    IntStream.range(0, leastSquares.length)
        .forEach(
            i ->
                Charts.line(
                    chart,
                    "w" + (i + 1),
                    strengths,
                    Points.map(strengths, s -> shrunk(leastSquares[i], s))));
    return chart;
  }
}
