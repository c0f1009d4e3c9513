package org.duetad.examples.lab.networks.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Points;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of the layers by hand, and gradients in both modes and by the complex step. */
class LayersTest {

  private static final double TOLERANCE = 1e-12;

  /** A layer, and the shapes of its operands as rows and columns in turn. */
  record Case(String name, MatrixFunction layer, List<Integer> shapes) {

    static Case of(String name, MatrixFunction layer, Integer... shapes) {
      return new Case(name, layer, List.of(shapes));
    }

    DMatrixRMaj[] operands(SplittableRandom random) {
      DMatrixRMaj[] operands = new DMatrixRMaj[shapes.size() / 2];
      Arrays.setAll(
          operands,
          i -> Draws.gaussian(random, shapes.get(2 * i), shapes.get(2 * i + 1), 1).value());
      return operands;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> layers() {
    Matrix mask = Matrix.row(1.25, 0, 1.25, 1.25).repeatRow(3);
    Matrix labels = Matrix.of(new double[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0, 0, 1}});
    Matrix signs = Matrix.column(1, -1, -1, 1);
    RunningStatistics seen = new RunningStatistics(Matrix.row(1, -2, 0), Matrix.row(4, 0.5, 1));
    return Stream.of(
        Case.of("dense", in -> Layers.dense(in[0], in[1], in[2]), 4, 3, 3, 2, 1, 2),
        Case.of(
            "recurrent",
            in -> Layers.recurrent(in[0], in[1], in[2], in[3]),
            4,
            3,
            4,
            5,
            5,
            3,
            5,
            5),
        Case.of(
            "residual",
            in -> Layers.residual(in[0], h -> h.mult(in[1]).apply(Activations.SWISH)),
            4,
            3,
            3,
            3),
        Case.of(
            "convolution",
            in ->
                Matrix.concatColumns(
                    new Images(Arrays.asList(in[0], in[1]), 2)
                        .convolved(in[2], in[3], 2)
                        .channels()
                        .toArray(Matrix[]::new)),
            4,
            10,
            4,
            10,
            8,
            3,
            1,
            3),
        Case.of("pooling", in -> new Images(Arrays.asList(in), 2).pooled(), 3, 8, 3, 8),
        Case.of(
            "LSTM, hidden",
            in -> LstmCell.step(in[0], new LstmCell.State(in[1], in[2]), in[3], in[4]).hidden(),
            3,
            2,
            3,
            4,
            3,
            4,
            6,
            16,
            1,
            16),
        Case.of(
            "LSTM, cell",
            in -> LstmCell.step(in[0], new LstmCell.State(in[1], in[2]), in[3], in[4]).cell(),
            3,
            2,
            3,
            4,
            3,
            4,
            6,
            16,
            1,
            16),
        Case.of(
            "batch normalisation",
            in -> Normalisation.batch(in[0], in[1], in[2], 1e-3),
            6,
            3,
            1,
            3,
            1,
            3),
        Case.of(
            "inference",
            in -> Normalisation.inference(in[0], seen, in[1], in[2], 1e-3),
            6,
            3,
            1,
            3,
            1,
            3),
        Case.of(
            "layer normalisation",
            in -> Normalisation.layer(in[0], in[1], in[2], 1e-3),
            3,
            6,
            1,
            6,
            1,
            6),
        Case.of("dropout", in -> in[0].elementMult(mask), 3, 4),
        Case.of("squared", in -> Matrix.of(1, 1, NetworkLosses.squared(in[0], in[1])), 3, 2, 3, 2),
        Case.of(
            "cross-entropy",
            in -> Matrix.of(1, 1, NetworkLosses.crossEntropy(in[0], labels)),
            4,
            3),
        Case.of("logistic", in -> Matrix.of(1, 1, NetworkLosses.logistic(in[0], signs)), 4, 1),
        Case.of("L1", in -> Matrix.of(1, 1, NetworkLosses.l1(in[0])), 3, 4),
        Case.of("L2", in -> Matrix.of(1, 1, NetworkLosses.l2(in[0])), 3, 4));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAgree(Case layer) {
    SplittableRandom random = new SplittableRandom(3);
    DMatrixRMaj[] x = layer.operands(random);
    DMatrixRMaj output = layer.layer().value(x);
    Matrix weights = Draws.gaussian(random, output.numRows, output.numCols, 1);
    MatrixScalarFunction loss = in -> layer.layer().apply(in).dot(weights);
    DMatrixRMaj[] forward = new ForwardMode().gradient(loss, x);
    DMatrixRMaj[] reverse = new ReverseMode().gradient(loss, x);
    DMatrixRMaj[] independent = new ComplexStep().gradient(loss, x);
    for (int i = 0; i < x.length; i++) {
      assertArrayEquals(forward[i].data, reverse[i].data, TOLERANCE);
      assertArrayEquals(independent[i].data, reverse[i].data, TOLERANCE);
    }
  }

  @Test
  void denseMultipliesSamplesInRows() {
    Matrix y =
        Layers.dense(
            Matrix.of(new double[][] {{1, 2}, {3, 4}}),
            Matrix.of(new double[][] {{1, 0, 2}, {0, 1, -1}}),
            Matrix.row(10, 20, 30));
    assertArrayEquals(new double[] {11, 22, 30, 13, 24, 32}, y.value().data);
  }

  @Test
  void recurrentStepIsTanhOfTwoSums() {
    Matrix next =
        Layers.recurrent(
            Matrix.row(1, 2), Matrix.row(3), Matrix.row(0.1, 0.2), Matrix.of(1, 1, -0.5));
    assertEquals(Math.tanh(0.1 + 0.4 - 1.5), next.value().get(0), 1e-15);
  }

  @Test
  void patchesAreWindowsRowByRow() {
    double[][] image = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    double[][] other = {{11, 12, 13}, {14, 15, 16}, {17, 18, 19}};
    double[] patches = Images.grey(image, other).patches(2).value().data;
    assertArrayEquals(
        new double[] {
          1, 2, 4, 5, 11, 12, 14, 15, 2, 3, 5, 6, 12, 13, 15, 16, //
          4, 5, 7, 8, 14, 15, 17, 18, 5, 6, 8, 9, 15, 16, 18, 19
        },
        patches);
  }

  @Test
  void poolingTakesTheLargestPixelOfEachImage() {
    Matrix pooled =
        Images.grey(new double[][] {{1, 7}, {3, 4}}, new double[][] {{-1, -7}, {-3, -4}}).pooled();
    assertArrayEquals(new double[] {7, -1}, pooled.value().data);
    assertEquals(2, pooled.numRows());
  }

  @Test
  void lstmByHand() {
    double[][] w = {{0.1, 0.2, 0.3, 0.4}, {-0.5, 0.6, 0.7, -0.8}};
    double[] b = {0.05, 1, -0.1, 0.2};
    double x = 0.9;
    double h = -0.3;
    double c = 1.5;
    double[] sums = new double[4];
    Arrays.setAll(sums, i -> x * w[0][i] + h * w[1][i] + b[i]);
    double cell = sigmoid(sums[1]) * c + sigmoid(sums[0]) * Math.tanh(sums[3]);
    LstmCell.State next =
        LstmCell.step(
            Matrix.row(x),
            new LstmCell.State(Matrix.row(h), Matrix.row(c)),
            Matrix.of(w),
            Matrix.row(b));
    assertEquals(cell, next.cell().value().get(0), 1e-15);
    assertEquals(sigmoid(sums[2]) * Math.tanh(cell), next.hidden().value().get(0), 1e-15);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * With d = (x1 - x2)/2 the first output is d/√(d² + ε), so its slope in x1 is ε/2 of that cubed.
   */
  @Test
  void twoSamplesNormalisedHaveAClosedForm() {
    double epsilon = 0.3;
    double d = (1.7 - 0.4) / 2;
    double root = Math.sqrt(d * d + epsilon);
    double slope = epsilon / (2 * root * root * root);
    Matrix one = Matrix.of(1, 1, 1.0);
    Matrix zero = Matrix.zeros(1, 1);
    MatrixFunction batch = x -> Normalisation.batch(x[0], one, zero, epsilon);
    MatrixFunction layer =
        x -> Normalisation.layer(x[0], one.repeatColumn(2), zero.repeatColumn(2), epsilon);
    DMatrixRMaj column = Matrix.column(1.7, 0.4).value();
    DMatrixRMaj row = Matrix.row(1.7, 0.4).value();
    assertArrayEquals(new double[] {d / root, -d / root}, batch.value(column).data, 1e-15);
    assertArrayEquals(new double[] {d / root, -d / root}, layer.value(row).data, 1e-15);
    DMatrixRMaj byColumn = new ReverseMode().gradient(x -> batch.apply(x).get(0, 0), column)[0];
    DMatrixRMaj byRow = new ForwardMode().gradient(x -> layer.apply(x).get(0, 0), row)[0];
    assertArrayEquals(new double[] {slope, -slope}, byColumn.data, 1e-15);
    assertArrayEquals(new double[] {slope, -slope}, byRow.data, 1e-15);
  }

  @Test
  void runningStatisticsMoveTowardsThoseOfTheBatch() {
    RunningStatistics next = RunningStatistics.start(1).updated(Matrix.column(1, 2, 3, 4), 0.1);
    assertEquals(0.25, next.mean().value().get(0), 1e-15);
    assertEquals(0.9 + 0.1 * 5 / 3, next.variance().value().get(0), 1e-15);
  }

  @Test
  void inferenceUsesTheStatisticsOfTheTraining() {
    RunningStatistics seen = new RunningStatistics(Matrix.row(1), Matrix.row(4));
    Matrix y = Normalisation.inference(Matrix.row(5), seen, Matrix.row(3), Matrix.row(2), 0);
    assertEquals(3 * (5 - 1) / 2.0 + 2, y.value().get(0));
  }

  @Test
  void residualAddsItsInput() {
    Matrix y = Layers.residual(Matrix.row(1, 2), h -> h.scale(10.0));
    assertArrayEquals(new double[] {11, 22}, y.value().data);
  }

  @Test
  void lossesByHand() {
    Matrix w = Matrix.of(new double[][] {{1, -2}, {0, 3}});
    assertEquals(6, NetworkLosses.l1(w).value());
    assertEquals(7, NetworkLosses.l2(w).value());
    assertEquals((1 + 4 + 9) / 2.0, NetworkLosses.squared(w, Matrix.zeros(2, 2)).value());
    assertEquals(
        Math.log1p(Math.exp(-2)),
        NetworkLosses.logistic(Matrix.row(-2), Matrix.row(-1)).value(),
        1e-15);
  }

  @Test
  void dropoutMaskIsZeroOrOneOverKeep() {
    double[] mask = Draws.dropoutMask(new SplittableRandom(1), 100, 100, 0.8).value().data;
    assertEquals(0, DoubleStream.of(mask).filter(m -> m != 0 && m != 1.25).count());
    assertEquals(1, DoubleStream.of(mask).average().orElseThrow(), 4 * 0.5 / 100);
  }

  @Test
  void gradientOfCrossEntropyIsSoftmaxLessLabel() {
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(-1);
    double[] expected = {Math.exp(1) / sum, Math.exp(2) / sum - 1, Math.exp(-1) / sum};
    Matrix label = Matrix.row(0, 1, 0);
    DMatrixRMaj scores = Matrix.row(1, 2, -1).value();
    assertEquals(
        Math.log(sum) - 2, NetworkLosses.crossEntropy(Matrix.of(scores), label).value(), 1e-15);
    assertArrayEquals(
        expected,
        new ReverseMode().gradient(z -> NetworkLosses.crossEntropy(z[0], label), scores)[0].data,
        1e-15);
  }

  @Test
  void gradientOfTheLogisticLoss() {
    Matrix sign = Matrix.row(-1);
    DMatrixRMaj score = Matrix.row(0.7).value();
    assertEquals(
        sigmoid(0.7),
        new ReverseMode().gradient(z -> NetworkLosses.logistic(z[0], sign), score)[0].get(0),
        1e-15);
  }

  @Test
  void perceptronByLoops() {
    MultiLayer network = MultiLayer.of(Elementary.TANH, 2, 3, 1);
    double[] p = Points.map(Points.counted(13), i -> Math.sin(i + 1));
    double[] x = {0.4, -0.9};
    double y = p[12];
    for (int j = 0; j < 3; j++) {
      y += p[9 + j] * Math.tanh(x[0] * p[j] + x[1] * p[3 + j] + p[6 + j]);
    }
    assertEquals(y, network.outputs(p, Matrix.row(x))[0], 1e-15);
  }

  /** Adam's first step is the rate, whatever the size of the gradient. */
  @Test
  void adamSteps() {
    MultiLayer line = MultiLayer.of(Elementary.TANH, 1, 1);
    Descent fit =
        Descent.adam(
            line.parameters()
                .scalarFunction(
                    p ->
                        NetworkLosses.squared(
                            line.outputs(p, Matrix.column(1, 2)), Matrix.column(500, 1000))),
            new double[] {0, 0},
            0.1,
            1);
    assertArrayEquals(new double[] {0.1, 0.1}, fit.parameters(), 1e-9);
    assertEquals((500.0 * 500 + 1000 * 1000) / 2, fit.losses()[0], 1e-9);
  }

  @Test
  void differencesAreRelativeToTheLargest() {
    assertEquals(0.25, Differences.relative(new double[] {1, 5}, new double[] {1, 4}));
    assertEquals(
        Double.NaN, Differences.relative(new double[] {1, Double.NaN}, new double[] {1, 4}));
  }
}
