package org.duetad.examples.lab.jacobians;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** {@code p · df/dx = d(p · f)/dx}: a product of a row with a Jacobian is a gradient. */
public final class ProjectedGradient implements Study {

  private static final int N = 6;
  private static final int M = 4;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] weights = new double[M][];
    Arrays.setAll(weights, i -> Draws.gaussian(random, N));
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[M];
          Arrays.setAll(y, i -> Scalar.weightedSum(weights[i], x).sin().multiply(x[i].exp()));
          return y;
        };
    double[] x = Draws.gaussian(random, N);
    double[] p = Draws.gaussian(random, M);
    double[] v = Draws.gaussian(random, N);
    Findings findings = new Findings();
    projection(findings, f, x, p);
    rows(findings, f, x);
    return transposed(findings, f, x, p, v);
  }

  private void projection(Findings findings, VectorFunction f, double[] x, double[] p) {
    ScalarFunction projected = at -> Scalar.weightedSum(p, f.apply(at));
    double[] pulled = reverse.vjp(f, x).pullback(p);
    double scale = MathArrays.safeNorm(pulled);
    findings
        .text(
            "Fix p and let ⟨p, f(x)⟩ be a function to one number. Its gradient is pᵀJ: a program that can"
                + " compute gradients can multiply by Jacobians from the left without forming one.")
        .between(
            "pᵀJ is the gradient of ⟨p, f⟩ by reverse mode, relative difference",
            MathArrays.distanceInf(reverse.gradient(projected, x), pulled) / scale,
            0,
            1e-15)
        .between(
            "and by forward mode, relative difference",
            MathArrays.distanceInf(forward.gradient(projected, x), pulled) / scale,
            0,
            1e-15);
  }

  private void rows(Findings findings, VectorFunction f, double[] x) {
    double[][] jacobian = forward.jacobian(f, x);
    double error = 0;
    for (int i = 0; i < M; i++) {
      double[] unit = new double[M];
      unit[i] = 1;
      double[] row = reverse.vjp(f, x).pullback(unit);
      error =
          Math.max(
              error, MathArrays.distanceInf(row, jacobian[i]) / MathArrays.safeNorm(jacobian[i]));
    }
    findings.between(
        "With p = e_i it is row i of forward mode's Jacobian, relative difference",
        error,
        0,
        1e-15);
  }

  private Findings transposed(
      Findings findings, VectorFunction f, double[] x, double[] p, double[] v) {
    double pushed = MathArrays.linearCombination(p, forward.jvp(f, x, v).tangent());
    double pulled = MathArrays.linearCombination(reverse.vjp(f, x).pullback(p), v);
    return findings.equal(
        "⟨p, J v⟩ by forward mode is ⟨Jᵀp, v⟩ by reverse mode, relative difference",
        pushed / pulled - 1,
        0,
        1e-12);
  }
}
