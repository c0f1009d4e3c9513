package org.duetad.examples.lab.jacobians;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.SecondOrder;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** The Hessian is the Jacobian of the gradient: symmetric, and often better left implicit. */
public final class Hessians implements Study {

  private static final int N = 8;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RealMatrix a = new Array2DRowRealMatrix(N, N);
    for (int i = 0; i < N; i++) {
      a.setRow(i, Draws.gaussian(random, N));
    }
    double[] x = Draws.gaussian(random, N);
    double[] v = Draws.gaussian(random, N);
    Findings findings = new Findings();
    quadratic(findings, a, x);
    logistic(findings, a, x);
    logSumExp(findings, x, v);
    return symmetry(findings, a, x);
  }

  private void quadratic(Findings findings, RealMatrix a, double[] x) {
    ScalarFunction form =
        w -> {
          Scalar[] rows = new Scalar[N];
          Arrays.setAll(rows, i -> Scalar.weightedSum(a.getRow(i), w));
          return Scalar.dot(w, rows);
        };
    RealMatrix expected = a.add(a.transpose());
    findings
        .text("Of wᵀA w the Hessian is A + Aᵀ, whatever w is: 2 A if A is symmetric.")
        .between(
            "Hessian of wᵀA w, by reverse mode, largest difference",
            distance(reverse.hessian(form, x), expected),
            0,
            1e-13)
        .between(
            "and by forward mode, largest difference",
            distance(forward.hessian(form, x), expected),
            0,
            1e-13);
  }

  private void logistic(Findings findings, RealMatrix samples, double[] x) {
    ScalarFunction loss = logistic(samples);
    double[] weights =
        Arrays.stream(samples.operate(x))
            .map(z -> 1 / (1 + Math.exp(-z)))
            .map(sigma -> sigma * (1 - sigma))
            .toArray();
    RealMatrix expected =
        samples
            .transpose()
            .multiply(MatrixUtils.createRealDiagonalMatrix(weights))
            .multiply(samples);
    findings
        .text(
            "The logistic loss -Σ log σ(wᵀx) has the Hessian Σ σ (1 - σ) x xᵀ, which is never"
                + " negative: the loss is convex.")
        .between(
            "Hessian of the logistic loss, by reverse mode, largest difference",
            distance(reverse.hessian(loss, x), expected),
            0,
            1e-13)
        .between(
            "and by forward mode, largest difference",
            distance(forward.hessian(loss, x), expected),
            0,
            1e-13);
  }

  private static ScalarFunction logistic(RealMatrix samples) {
    return w -> {
      Scalar[] losses = new Scalar[samples.getRowDimension()];
      Arrays.setAll(losses, i -> Scalar.weightedSum(samples.getRow(i), w).logSigmoid().negate());
      return Scalar.sum(losses);
    };
  }

  private void logSumExp(Findings findings, double[] x, double[] v) {
    double[] p = MathArrays.normalizeArray(Arrays.stream(x).map(Math::exp).toArray(), 1);
    RealMatrix outer =
        new Array2DRowRealMatrix(p).multiply(new Array2DRowRealMatrix(p).transpose());
    RealMatrix expected = MatrixUtils.createRealDiagonalMatrix(p).subtract(outer);
    double[][] hessian = reverse.hessian(Scalar::logSumExp, x);
    double[] product = expected.operate(v);
    findings
        .text(
            "The gradient of log Σ exp(x) is softmax, so its Hessian is softmax's Jacobian,"
                + " diag(p) - p pᵀ. A product with it is one sweep forwards and one back, and needs no"
                + " matrix.")
        .figure(
            "log-sum-exp",
            "The Hessian of log Σ exp(x) at a random point.",
            HeatMaps.matrix("log Σ exp", "j", "i", hessian))
        .between(
            "Hessian of log Σ exp, by reverse mode, largest difference",
            distance(hessian, expected),
            0,
            1e-15)
        .between(
            "It is the Jacobian of the gradient, largest difference",
            distance(forward.jacobian(Scalar::softmax, x), new Array2DRowRealMatrix(hessian)),
            0,
            1e-15)
        .between(
            "H v without H, by reverse mode, largest difference",
            MathArrays.distanceInf(reverse.hvp(Scalar::logSumExp, x, v), product),
            0,
            1e-15)
        .between(
            "H v by forward over reverse, largest difference",
            MathArrays.distanceInf(
                SecondOrder.of(forward, reverse).hvp(Scalar::logSumExp, x, v), product),
            0,
            1e-15);
  }

  private Findings symmetry(Findings findings, RealMatrix a, double[] x) {
    ScalarFunction odd =
        w -> Scalar.product(w).sin().add(Scalar.weightedSum(a.getRow(0), w).exp().multiply(w[1]));
    double[][] byColumns = new double[N][];
    Arrays.setAll(byColumns, j -> reverse.hvp(odd, x, unit(j)));
    RealMatrix hessian = new Array2DRowRealMatrix(byColumns);
    double scale = hessian.getNorm();
    return findings
        .text("Second derivatives do not depend on their order, whatever the function.")
        .between(
            "H e_j by e_i and H e_i by e_j, largest difference, relative to the norm",
            distance(byColumns, hessian.transpose()) / scale,
            0,
            1e-15);
  }

  private static double[] unit(int j) {
    double[] unit = new double[N];
    unit[j] = 1;
    return unit;
  }

  private static double distance(double[][] a, RealMatrix b) {
    return Differences.largest(a, b.getData());
  }
}
