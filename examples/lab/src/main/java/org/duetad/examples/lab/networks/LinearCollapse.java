package org.duetad.examples.lab.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Layout;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/**
 * Layers without a function between them are equivalent to one layer, as narrow as the narrowest of
 * them.
 */
public final class LinearCollapse implements Study {

  private static final int[] SIZES = {6, 16, 4, 16, 5};
  private static final int NARROWEST = 4;

  /** Weights and biases of layers. */
  record Stack(List<Matrix> weights, List<Matrix> biases) {

    static Stack random(RandomGenerator random, int... sizes) {
      List<Matrix> weights = new ArrayList<>();
      List<Matrix> biases = new ArrayList<>();
      for (int i = 1; i < sizes.length; i++) {
        double deviation = Math.sqrt(2.0 / sizes[i - 1]);
        weights.add(Draws.gaussian(random, sizes[i - 1], sizes[i], deviation));
        biases.add(Draws.gaussian(random, 1, sizes[i], 0.5).plus(0.5));
      }
      return new Stack(weights, biases);
    }

    /** The outputs, with a function between the layers. */
    Matrix outputs(Matrix x, UnaryOperator<Matrix> between) {
      Matrix h = Layers.dense(x, weights.get(0), biases.get(0));
      for (int i = 1; i < weights.size(); i++) {
        h = Layers.dense(between.apply(h), weights.get(i), biases.get(i));
      }
      return h;
    }

    /** {@code W_1 ... W_L}. */
    Matrix weight() {
      return weights.stream().reduce(Matrix::mult).orElseThrow();
    }

    /** {@code (b_1 W_2 + b_2) W_3 + ...}. */
    Matrix bias() {
      Matrix bias = biases.get(0);
      for (int i = 1; i < weights.size(); i++) {
        bias = Layers.dense(bias, weights.get(i), biases.get(i));
      }
      return bias;
    }
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Stack stack = Stack.random(random, SIZES);
    Matrix x = Draws.gaussian(random, 20, SIZES[0], 1);
    Findings findings = new Findings();
    collapsed(findings, stack, x);
    rank(findings, stack, x);
    bent(findings, stack, x);
    return findings;
  }

  private static void collapsed(Findings findings, Stack stack, Matrix x) {
    Matrix deep = stack.outputs(x, h -> h);
    Matrix one = Layers.dense(x, stack.weight(), stack.bias());
    findings
        .text(
            "Four layers of 16, 4, 16 and 5 units on 6 inputs, without a function between them:"
                + " W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2), and so on. One layer with the"
                + " product of the weights computes the same.")
        .equal(
            "Four layers and one layer give the same outputs (largest relative difference)",
            Differences.relative(deep.value().data, one.value().data),
            0,
            1e-14)
        .equal(
            "The Jacobian by reverse mode is the product of the weights, at every point",
            IntStream.range(0, x.numRows())
                .mapToDouble(
                    i ->
                        Differences.relative(
                            jacobian(stack, h -> h, x.getRow(i)).data,
                            stack.weight().transpose().value().data))
                .max()
                .orElseThrow(),
            0,
            1e-14);
  }

  private static void rank(Findings findings, Stack stack, Matrix x) {
    double[] linear = singularValues(stack, h -> h, x);
    double[] relu = singularValues(stack, LinearCollapse::relu, x);
    List<List<String>> rows =
        IntStream.range(0, linear.length)
            .mapToObj(i -> List.of(Integer.toString(i + 1), text(linear[i]), text(relu[i])))
            .toList();
    findings
        .text(
            "The narrowest layer has 4 units, so the map has rank 4, however wide the other layers"
                + " are.")
        .table(
            "Singular values of the Jacobian at a point",
            List.of("number", "linear", "with ReLU"),
            rows)
        .equal(
            "The rank of the linear network is that of its narrowest layer",
            (double) DoubleStream.of(linear).filter(s -> s > 1e-12 * linear[0]).count(),
            NARROWEST,
            0);
  }

  private static void bent(Findings findings, Stack stack, Matrix x) {
    Matrix from = x.getRow(0);
    Matrix direction = x.getRow(1);
    double[] t = Points.spaced(-6, 6, 481);
    Matrix line = Matrix.column(t).mult(direction).plusRow(from);
    double[] straight = stack.outputs(line, h -> h).getColumn(0).value().data;
    double[] kinked = stack.outputs(line, LinearCollapse::relu).getColumn(0).value().data;
    XYChart chart = Charts.lines("First output on a line x + t v", "t", "output");
    Charts.line(chart, "linear", t, straight);
    Charts.line(chart, "with ReLU", t, kinked);
    findings
        .text(
            "With ReLU between the layers the network is linear only in pieces, and its Jacobian"
                + " differs from point to point.")
        .figure("line", "A straight line, and one with kinks.", chart)
        .equal("Second differences of the linear network", curvature(straight), 0, 1e-12)
        .between("Second differences with ReLU, the largest", curvature(kinked), 1e-4, 4)
        .between(
            "Jacobians with ReLU at 20 points: the largest distance to the first (norm)",
            IntStream.range(1, x.numRows())
                .mapToDouble(i -> distance(stack, from, x.getRow(i)))
                .max()
                .orElseThrow(),
            1,
            100);
  }

  /** The norm of the difference of the Jacobians with ReLU at two points. */
  private static double distance(Stack stack, Matrix a, Matrix b) {
    Matrix atA = Matrix.of(jacobian(stack, LinearCollapse::relu, a));
    return atA.minus(Matrix.of(jacobian(stack, LinearCollapse::relu, b))).normF().value();
  }

  private static Matrix relu(Matrix x) {
    return x.apply(Activations.RELU);
  }

  private static double[] singularValues(Stack stack, UnaryOperator<Matrix> between, Matrix x) {
    return Matrix.of(jacobian(stack, between, x.getRow(0))).singularValues().value().data;
  }

  /** Outputs in rows, inputs in columns. */
  private static DMatrixRMaj jacobian(Stack stack, UnaryOperator<Matrix> between, Matrix x) {
    return new ReverseMode()
        .jacobian(in -> stack.outputs(in[0], between), x.value())[0].matrix(Layout.NUMERATOR);
  }

  /** The largest second difference, relative to the largest value. */
  private static double curvature(double[] y) {
    double scale = DoubleStream.of(y).map(Math::abs).max().orElseThrow();
    return IntStream.range(1, y.length - 1)
        .mapToDouble(i -> Math.abs(y[i - 1] - 2 * y[i] + y[i + 1]) / scale)
        .max()
        .orElseThrow();
  }

  private static String text(double x) {
    return String.format(Locale.ROOT, "%.3g", x);
  }
}
