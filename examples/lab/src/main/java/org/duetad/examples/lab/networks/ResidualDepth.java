package org.duetad.examples.lab.networks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Layout;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/** Gradients through many layers, with and without the skip of a residual block. */
public final class ResidualDepth implements Study {

  private static final int WIDTH = 24;
  private static final int DEPTH = 40;
  private static final double GAIN = 0.4;

  /** {@code tanh(X W)}. */
  static Matrix block(Matrix x, Matrix weights) {
    return x.mult(weights).apply(Elementary.TANH);
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    Matrix x = Draws.gaussian(random, 1, WIDTH, 1);
    List<Matrix> layers =
        Stream.generate(() -> Draws.gaussian(random, WIDTH, WIDTH, GAIN / Math.sqrt(WIDTH)))
            .limit(DEPTH)
            .toList();
    jacobian(findings, x, layers.get(0));
    depth(findings, x, layers);
    return findings;
  }

  private static void jacobian(Findings findings, Matrix x, Matrix weights) {
    Matrix plain = jacobian(x, weights, false);
    Matrix skipped = jacobian(x, weights, true);
    findings
        .text(
            "A residual block is x + F(x), here with F(x) = tanh(x W). Its Jacobian is I + J, so"
                + " that a gradient passes even where J is small.")
        .equal(
            "The Jacobian of the block is I + J",
            Differences.relative(
                skipped.value().data, plain.plus(Matrix.identity(WIDTH)).value().data),
            0,
            1e-15);
  }

  private static Matrix jacobian(Matrix x, Matrix weights, boolean skip) {
    return Matrix.of(
        new ReverseMode()
            .jacobian(in -> layer(in[0], weights, skip), x.value())[0].matrix(Layout.NUMERATOR));
  }

  private static Matrix layer(Matrix x, Matrix weights, boolean skip) {
    return skip ? Layers.residual(x, h -> block(h, weights)) : block(x, weights);
  }

  /** The norms of the gradient of the sum of all outputs, by the output of each layer. */
  static double[] norms(Matrix x, List<Matrix> layers, boolean skip) {
    DMatrixRMaj[] pushes = new DMatrixRMaj[layers.size() + 1];
    Arrays.setAll(pushes, i -> new DMatrixRMaj(1, x.numCols()));
    DMatrixRMaj[] gradients =
        new ReverseMode()
            .gradient(
                push -> {
                  Matrix h = x.plus(push[0]);
                  for (int i = 1; i < push.length; i++) {
                    h = layer(h, layers.get(i - 1), skip).plus(push[i]);
                  }
                  return h.elementSum();
                },
                pushes);
    return Arrays.stream(gradients).mapToDouble(g -> Matrix.of(g).normF().value()).toArray();
  }

  private static void depth(Findings findings, Matrix x, List<Matrix> layers) {
    double[] plain = norms(x, layers, false);
    double[] residual = norms(x, layers, true);
    XYChart chart = Charts.logarithmic("Gradient through depth", "layer", "norm of the gradient");
    Charts.counted(chart, "plain", plain);
    Charts.counted(chart, "residual", residual);
    findings
        .text(
            "Forty layers of 24 units with the same weights, of standard deviation 0.4/√24, once"
                + " without and once with the skip. Without it each layer multiplies the gradient by"
                + " about 0.4.")
        .figure("depth", "The gradient that reaches each layer; layer 40 is the output.", chart)
        .equal(
            "Plain layers: the factor of the gradient for each layer",
            Math.pow(plain[0] / plain[DEPTH], 1.0 / DEPTH),
            GAIN,
            0.06)
        .between(
            "Residual blocks: gradient at the input over gradient at the output",
            residual[0] / residual[DEPTH],
            1,
            30);
  }
}
