package org.duetad.examples.lab.jacobians;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.core.sparse.Sparsity;
import org.duetad.core.sparse.SparsityPattern;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixSparseCSC;

/** The Jacobian of ReLU is diagonal; that of softmax is full, yet simple. */
public final class SparseJacobians implements Study {

  private static final int N = 10;
  private static final int LARGE = 1000;

  private static final VectorFunction RELU =
      x -> Arrays.stream(x).map(Scalar::relu).toArray(Scalar[]::new);

  private static final VectorFunction DIFFERENCES =
      x -> {
        Scalar[] y = new Scalar[x.length - 1];
        Arrays.setAll(y, i -> x[i + 1].subtract(x[i]).sin());
        return y;
      };

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = Draws.gaussian(random, N);
    Findings findings = new Findings();
    relu(findings, x);
    softmax(findings, x, Draws.gaussian(random, N));
    return large(findings, Draws.gaussian(random, LARGE));
  }

  private void relu(Findings findings, double[] x) {
    double[][] jacobian = reverse.jacobian(RELU, x);
    double[][] expected = new double[N][N];
    for (int i = 0; i < N; i++) {
      expected[i][i] = x[i] > 0 ? 1 : 0;
    }
    findings
        .text(
            "An output of ReLU depends on one input. Its Jacobian is diagonal, with a one where the"
                + " input is positive: gradients pass there, and nowhere else.")
        .figure(
            "relu",
            "The Jacobian of ReLU at a random point.",
            HeatMaps.matrix("ReLU", "input", "output", jacobian))
        .between(
            "It is diag(x > 0), by reverse mode", Differences.largest(jacobian, expected), 0, 0)
        .between(
            "and by forward mode", Differences.largest(forward.jacobian(RELU, x), expected), 0, 0)
        .equal("Elements in its pattern", Sparsity.jacobian(RELU, x).count(), N, 0)
        .equal(
            "Sweeps that find all of it",
            SparseJacobian.prepare(RELU, x).colouring().count(),
            1,
            0);
  }

  private void softmax(Findings findings, double[] x, double[] w) {
    double[] p = softmax(x);
    double[][] expected = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        expected[i][j] = (i == j ? p[i] : 0) - p[i] * p[j];
      }
    }
    double[][] jacobian = reverse.jacobian(Scalar::softmax, x);
    double mean = MathArrays.linearCombination(p, w);
    double[] shortcut = new double[N];
    Arrays.setAll(shortcut, i -> p[i] * (w[i] - mean));
    findings
        .text(
            "Every output of softmax depends on every input: diag(p) - p pᵀ has no zeros. A product"
                + " with it still needs no matrix: it is p ⊙ (w - pᵀw).")
        .figure(
            "softmax",
            "The Jacobian of softmax at the same point: symmetric, rows that sum to zero.",
            HeatMaps.matrix("softmax", "input", "output", jacobian))
        .between(
            "It is diag(p) - p pᵀ, by reverse mode, largest difference",
            Differences.largest(jacobian, expected),
            0,
            1e-15)
        .between(
            "and by forward mode, largest difference",
            Differences.largest(forward.jacobian(Scalar::softmax, x), expected),
            0,
            1e-15)
        .equal("Elements in its pattern", Sparsity.jacobian(Scalar::softmax, x).count(), N * N, 0)
        .between(
            "The pullback of w is p ⊙ (w - pᵀw), largest difference",
            MathArrays.distanceInf(reverse.vjp(Scalar::softmax, x).pullback(w), shortcut),
            0,
            1e-15);
  }

  private static double[] softmax(double[] x) {
    return MathArrays.normalizeArray(Arrays.stream(x).map(Math::exp).toArray(), 1);
  }

  /** The savings from a known pattern. */
  private Findings large(Findings findings, double[] x) {
    SparseJacobian relu = SparseJacobian.prepare(RELU, x);
    SparseJacobian differences = SparseJacobian.prepare(DIFFERENCES, x);
    double[] small = Arrays.copyOf(x, N);
    return findings
        .text(
            "With a thousand inputs a dense Jacobian has a million elements. Duet finds the pattern by"
                + " running the function on sets of inputs, colours it, and needs one sweep a colour.")
        .table(
            "Patterns with 1,000 inputs.",
            List.of("function", "elements", "not zero", "sweeps"),
            List.of(
                row("ReLU", relu.pattern(), relu.colouring().count()),
                row("sin of differences", differences.pattern(), differences.colouring().count())))
        .figure(
            "differences",
            "The Jacobian of y_i = sin(x_{i+1} - x_i) with 10 inputs: two diagonals, two sweeps.",
            HeatMaps.matrix(
                "sin of differences", "input", "output", reverse.jacobian(DIFFERENCES, small)))
        .equal("Two diagonals take two sweeps", differences.colouring().count(), 2, 0)
        .equal(
            "Largest difference of the sparse Jacobian of 1,000 inputs from cos(x_{i+1} - x_i)",
            bands(differences, x),
            0,
            1e-15);
  }

  private static List<String> row(String name, SparsityPattern pattern, int sweeps) {
    return Cells.of(name, (long) pattern.rows() * pattern.columns(), pattern.count(), sweeps);
  }

  private double bands(SparseJacobian differences, double[] x) {
    DMatrixSparseCSC sparse = differences.at(forward, x);
    double error = 0;
    for (int i = 0; i < LARGE - 1; i++) {
      double slope = Math.cos(x[i + 1] - x[i]);
      error = Math.max(error, Math.abs(sparse.get(i, i + 1) - slope));
      error = Math.max(error, Math.abs(sparse.get(i, i) + slope));
    }
    return error;
  }
}
