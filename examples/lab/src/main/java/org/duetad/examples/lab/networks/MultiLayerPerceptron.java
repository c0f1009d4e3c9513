package org.duetad.examples.lab.networks;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.MultiLayer;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/** Backpropagation in a perceptron of several layers, by hand and by Duet; two half moons. */
public final class MultiLayerPerceptron implements Study {

  private static final int SAMPLES = 200;
  private static final int STEPS = 180;
  private static final int BATCH = 16;
  private static final int BATCH_STEPS = 900;
  private static final MultiLayer LINEAR = MultiLayer.of(Elementary.TANH, 2, 1);
  private static final MultiLayer NETWORK = MultiLayer.of(Elementary.TANH, 2, 12, 12, 1);

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    chain(findings, random);
    layer(findings, random);
    moons(findings, random);
    batches(findings, random);
    return findings;
  }

  /** {@code ½ (y - σ(w2 σ(w1 x)))²} of one number x. */
  static Scalar chainLoss(double x, double target, Scalar w1, Scalar w2) {
    Scalar h1 = w1.multiply(x).sigmoid();
    Scalar h2 = w2.multiply(h1).sigmoid();
    return h2.negate().add(target).square().multiply(0.5);
  }

  private static void chain(Findings findings, RandomGenerator random) {
    double x = random.nextGaussian();
    double target = random.nextDouble();
    double w1 = random.nextGaussian();
    double w2 = random.nextGaussian();
    double h1 = 1 / (1 + Math.exp(-w1 * x));
    double h2 = 1 / (1 + Math.exp(-w2 * h1));
    double byH2 = -(target - h2);
    double byW2 = byH2 * h1 * h2 * (1 - h2);
    double byH1 = byH2 * w2 * h2 * (1 - h2);
    double byW1 = byH1 * x * h1 * (1 - h1);
    double[] gradient = new ReverseMode().gradient(w -> chainLoss(x, target, w[0], w[1]), w1, w2);
    findings
        .text(
            "Two sigmoids in a chain, h1 = σ(w1 x), h2 = σ(w2 h1), L = (y - h2)²/2. By hand,"
                + " backwards: dL/dh2 = -(y - h2), dL/dw2 = dL/dh2 h1 h2 (1 - h2), dL/dh1 = dL/dh2"
                + " w2 h2 (1 - h2), dL/dw1 = dL/dh1 x h1 (1 - h1).")
        .equal("dL/dw1 by hand and by reverse mode", gradient[0], byW1, 1e-15)
        .equal("dL/dw2 by hand and by reverse mode", gradient[1], byW2, 1e-15);
  }

  /** {@code ‖ReLU(W x + b) - z‖²} of a column x. */
  static Scalar layerLoss(Matrix w, Matrix b, Matrix x, Matrix z) {
    return w.mult(x).plus(b).apply(Activations.RELU).minus(z).squaredNorm();
  }

  private static void layer(Findings findings, RandomGenerator random) {
    Matrix w = Draws.gaussian(random, 4, 3, 1);
    Matrix b = Draws.gaussian(random, 4, 1, 1);
    Matrix x = Draws.gaussian(random, 3, 1, 1);
    Matrix z = Draws.gaussian(random, 4, 1, 1);
    DMatrixRMaj[] gradient =
        new ReverseMode()
            .gradient(in -> layerLoss(in[0], in[1], in[2], z), w.value(), b.value(), x.value());
    Matrix a = w.mult(x).plus(b);
    double[] sums = a.value().data;
    double[] open = IntStream.range(0, 4).mapToDouble(i -> sums[i] > 0 ? 1 : 0).toArray();
    Matrix byA = a.apply(Activations.RELU).minus(z).scale(2.0).elementMult(Matrix.column(open));
    findings
        .text(
            "A layer h = ReLU(W x + b) with the loss |h - z|². By hand: dl/da = 1(a > 0) * 2 (h -"
                + " z), dl/db = dl/da, dl/dW = dl/da x', dl/dx = W' dl/da.")
        .equal("dl/dW by hand and by reverse mode", apart(gradient[0], byA.outer(x)), 0, 1e-15)
        .equal("dl/db by hand and by reverse mode", apart(gradient[1], byA), 0, 1e-15)
        .equal(
            "dl/dx by hand and by reverse mode", apart(gradient[2], w.multTransA(byA)), 0, 1e-15);
  }

  private static double apart(DMatrixRMaj actual, Matrix expected) {
    return Differences.relative(actual.data, expected.value().data);
  }

  private static void moons(Findings findings, RandomGenerator random) {
    Moons seen = Moons.draw(random, SAMPLES);
    Moons unseen = Moons.draw(random, SAMPLES);
    double[] start = NETWORK.start(random);
    Descent line = Descent.adam(loss(LINEAR, seen), LINEAR.start(random), 0.05, STEPS);
    Descent network = Descent.adam(loss(NETWORK, seen), start, 0.02, STEPS);
    XYChart chart = Charts.logarithmic("Learning two half moons", "step", "logistic loss (nats)");
    Charts.counted(chart, "linear", line.losses());
    Charts.counted(chart, "2-12-12-1, tanh", network.losses());
    findings
        .text(
            "Two half moons of 100 points each interlock. No line separates them; a perceptron with"
                + " two hidden layers of 12 units does, also on 200 points that it has not seen.")
        .figure("learning", "Logistic loss of a linear model and of the network.", chart)
        .figure(
            "surface",
            "The probability of the upper moon, as the network has learned it: red is 1, blue is 0.",
            HeatMaps.function(
                "Probability of the upper moon",
                -1.5,
                2.5,
                points ->
                    Matrix.column(NETWORK.outputs(network.parameters(), points))
                        .apply(Activations.SIGMOID)
                        .value()
                        .data))
        .between(
            "Share of unseen points that the linear model gets right",
            right(LINEAR, line, unseen),
            0.75,
            0.95)
        .between(
            "Share of unseen points that the network gets right",
            right(NETWORK, network, unseen),
            0.97,
            1)
        .equal(
            "Forward and reverse mode agree on the gradient of 205 parameters",
            Differences.ofModes(loss(NETWORK, seen), start),
            0,
            1e-12);
  }

  /** The same network point by point: its loss is a sum over rows, and a batch is some of these. */
  private static void batches(Findings findings, RandomGenerator random) {
    Moons seen = Moons.draw(random, SAMPLES);
    SumOverRows loss = SumOverRows.of(NETWORK::logisticLoss, seen.rows());
    Descent fit =
        Descent.ofBatches(
            step -> loss.select(random.ints(BATCH, 0, SAMPLES).toArray()),
            NETWORK.start(random),
            0.01,
            BATCH_STEPS);
    findings
        .text(
            "Trained by batches of 16 points drawn at random. The loss is a sum over rows, whose body"
                + " is recorded once for all batches.")
        .between(
            "Share of unseen points that the network gets right, trained by batches",
            right(NETWORK, fit, Moons.draw(random, SAMPLES)),
            0.95,
            1)
        .equal("Recordings in all", (double) loss.recordings(), 1, 0);
  }

  private static ModelFunction loss(MultiLayer network, Moons data) {
    return network
        .parameters()
        .scalarFunction(
            p -> NetworkLosses.logistic(network.outputs(p, data.points()), data.signs()));
  }

  private static double right(MultiLayer network, Descent fit, Moons data) {
    return data.right(network.outputs(fit.parameters(), data.points()));
  }
}
