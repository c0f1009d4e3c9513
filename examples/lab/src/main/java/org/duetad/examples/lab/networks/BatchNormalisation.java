package org.duetad.examples.lab.networks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Normalisation;
import org.duetad.examples.lab.networks.layers.RunningStatistics;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/** The gradient through the mean and the variance of a batch; training and inference. */
public final class BatchNormalisation implements Study {

  private static final int BATCH = 16;
  private static final int UNITS = 5;
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.05;
  private static final int BATCHES = 200;
  private static final double MEAN = 3;
  private static final double DEVIATION = 2;

  /** Of x, γ and β. */
  static final MatrixFunction LAYER = in -> Normalisation.batch(in[0], in[1], in[2], EPSILON);

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    Matrix x = Draws.gaussian(random, BATCH, UNITS, DEVIATION).plus(MEAN);
    gradient(findings, random, x);
    effects(findings, random, x);
    inference(findings, random, x);
    NormalisedNetwork.show(findings, random);
    return findings;
  }

  private static void gradient(Findings findings, RandomGenerator random, Matrix x) {
    DMatrixRMaj[] in = {
      x.value(),
      Draws.gaussian(random, 1, UNITS, 1).value(),
      Draws.gaussian(random, 1, UNITS, 1).value()
    };
    DMatrixRMaj seeds = Draws.gaussian(random, BATCH, UNITS, 1).value();
    DMatrixRMaj[] adjoints = new ReverseMode().vjp(LAYER, in).pullback(seeds);
    DMatrixRMaj[] byHand = new BatchNormByHand(in[0], in[1], seeds, EPSILON).adjoints();
    findings
        .text(
            "y = γ (x - μ)/√(σ² + ε) + β, with mean and variance of each unit over the batch. All"
                + " samples of a batch are coupled by μ and σ², and the gradient goes through"
                + " both: dl/dx = dl/dx^ /√(σ² + ε) + 2 (x - μ)/m dl/dσ² + 1/m dl/dμ.")
        .graph(
            "layer",
            "The layer, with the shapes of values and adjoints.",
            Program.record(LAYER, in).toDot());
    List<String> names = List.of("x", "γ", "β");
    for (int i = 0; i < 3; i++) {
      findings.equal(
          "The adjoint of " + names.get(i) + " by reverse mode and by hand",
          Differences.relative(adjoints[i].data, byHand[i].data),
          0,
          1e-13);
    }
    Matrix weights = Matrix.of(seeds);
    findings.equal(
        "Forward and reverse mode agree on the gradients of all three",
        Differences.ofModes(z -> LAYER.apply(z).dot(weights), in),
        0,
        1e-12);
  }

  private static void effects(Findings findings, RandomGenerator random, Matrix x) {
    Matrix ones = Matrix.ones(1, UNITS);
    Matrix zeros = Matrix.zeros(1, UNITS);
    Matrix y = Normalisation.batch(x, ones, zeros, 0);
    Matrix mean = x.meanCols();
    Matrix centred = x.plusRow(mean.negative());
    Matrix deviation = centred.elementMult(centred).meanCols().elementPower(0.5);
    Matrix undone = Normalisation.batch(x, deviation, mean, 0);
    DMatrixRMaj weights = Draws.gaussian(random, UNITS, UNITS, 1).value();
    Matrix targets = Draws.gaussian(random, BATCH, UNITS, 1);
    DMatrixRMaj gradient =
        new ReverseMode()
            .gradient(w -> Normalisation.batch(x.mult(w[0]), ones, zeros, 0).dot(targets), weights)[
            0];
    double along = Matrix.of(gradient).dot(Matrix.of(weights)).value();
    double size = Matrix.of(gradient).normF().value() * Matrix.of(weights).normF().value();
    findings
        .text(
            "With γ = 1, β = 0 each unit has mean 0 and variance 1; with γ = σ, β = μ the layer"
                + " is the identity. The length of the weights in front of it does not matter, so the"
                + " gradient has no component along them.")
        .equal(
            "The largest mean of a unit", Differences.largest(y.meanCols().value().data), 0, 1e-14)
        .equal(
            "The largest deviation of a variance from 1",
            Differences.largest(y.elementMult(y).meanCols().plus(-1.0).value().data),
            0,
            1e-13)
        .equal(
            "With γ = σ and β = μ outputs and inputs differ by (relative)",
            Differences.relative(undone.value().data, x.value().data),
            0,
            1e-14)
        .equal("The cosine of weights and gradient", along / size, 0, 1e-13);
  }

  private static void inference(Findings findings, RandomGenerator random, Matrix x) {
    RunningStatistics statistics = RunningStatistics.start(1);
    double[] means = new double[BATCHES];
    double[] variances = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      Matrix batch = Draws.gaussian(random, BATCH, 1, DEVIATION).plus(MEAN);
      statistics = statistics.updated(batch, MOMENTUM);
      means[i] = statistics.mean().value().get(0);
      variances[i] = statistics.variance().value().get(0);
    }
    XYChart chart = Charts.lines("Running averages", "batch", "average");
    Charts.counted(chart, "mean", means);
    Charts.counted(chart, "variance", variances);
    RunningStatistics trained = statistics;
    double smoothing = Math.sqrt(MOMENTUM / (2 - MOMENTUM));
    Matrix column = x.getColumn(0);
    Matrix together = infer(column, trained);
    double apart =
        IntStream.range(0, BATCH)
            .mapToDouble(
                i ->
                    Math.abs(
                        infer(column.getRow(i), trained).value().get(0) - together.value().get(i)))
            .max()
            .orElseThrow();
    findings
        .text(
            "For inference there may be no batch: averages over the training batches, which"
                + " move 5% of the way with each batch of 16, replace its mean and"
                + " variance. The layer is then an affine function of each sample alone.")
        .figure("running", "Samples of mean 3 and variance 4.", chart)
        .equal(
            "The running mean after 200 batches less 3, in standard deviations of it",
            (means[BATCHES - 1] - MEAN) / (DEVIATION / Math.sqrt(BATCH) * smoothing),
            0,
            4.5)
        .equal(
            "The running variance after 200 batches less 4, in standard deviations of it",
            (variances[BATCHES - 1] / (DEVIATION * DEVIATION) - 1)
                / (Math.sqrt(2.0 / (BATCH - 1)) * smoothing),
            0,
            4.5)
        .equal("Samples inferred alone and in a batch differ by", apart, 0, 0)
        .equal(
            "The derivative of inference, with γ = 1, is 1/√(σ² + ε)",
            new ReverseMode()
                .gradient(in -> infer(in[0], trained).toScalar(), Matrix.of(1, 1, 0.7).value())[0]
                    .get(0),
            1 / Math.sqrt(variances[BATCHES - 1] + EPSILON),
            1e-15)
        .equal(
            "In training a batch of one sample gives β, here 0, whatever the sample",
            Normalisation.batch(x.getRow(0), Matrix.ones(1, UNITS), Matrix.zeros(1, UNITS), EPSILON)
                .normF()
                .value(),
            0,
            0);
  }

  private static Matrix infer(Matrix x, RunningStatistics statistics) {
    return Normalisation.inference(x, statistics, Matrix.ones(1, 1), Matrix.zeros(1, 1), EPSILON);
  }
}
