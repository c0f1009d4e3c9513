package org.duetad.examples.lab.networks;

import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.core.mode.Parameters.Named;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.duetad.examples.lab.networks.layers.Normalisation;
import org.duetad.examples.lab.networks.layers.RunningStatistics;
import org.knowm.xchart.XYChart;

/** A network with a normalised layer, trained on batches and used on samples one by one. */
final class NormalisedNetwork {

  private static final int UNITS = 24;
  private static final int BATCH = 60;
  private static final int STEPS = 300;
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private static final Parameters LAYOUT =
      Parameters.of("w1", 2, UNITS)
          .and("scale", 1, UNITS)
          .and("shift", 1, UNITS)
          .and("w2", UNITS, 1)
          .and("b2", 1, 1);

  /** The state that changes from step to step, besides the parameters. */
  private RunningStatistics statistics = RunningStatistics.start(UNITS);

  private NormalisedNetwork() {}

  private Matrix training(Named p, Matrix points) {
    Matrix sums = points.mult(p.get("w1"));
    statistics = statistics.updated(sums, MOMENTUM);
    return rest(p, Normalisation.batch(sums, p.get("scale"), p.get("shift"), EPSILON));
  }

  private Matrix inference(Named p, Matrix points) {
    Matrix sums = points.mult(p.get("w1"));
    return rest(
        p, Normalisation.inference(sums, statistics, p.get("scale"), p.get("shift"), EPSILON));
  }

  private static Matrix rest(Named p, Matrix normalised) {
    return Layers.dense(normalised.apply(Activations.RELU), p.get("w2"), p.get("b2"));
  }

  private Descent train(RandomGenerator random) {
    return Descent.adam(
        step -> {
          Moons batch = stretched(Moons.draw(random, BATCH));
          return LAYOUT.scalarFunction(
              p -> NetworkLosses.logistic(training(p, batch.points()), batch.signs()));
        },
        random.doubles(LAYOUT.size(), -1, 1).toArray(),
        0.03,
        STEPS);
  }

  /** The points in badly chosen units. */
  private static Moons stretched(Moons moons) {
    return new Moons(moons.points().scale(1000.0), moons.signs());
  }

  private double[] inferred(Descent fit, Matrix points) {
    return LAYOUT.vectorFunction(p -> inference(p, points)).value(fit.parameters());
  }

  static void show(Findings findings, RandomGenerator random) {
    NormalisedNetwork network = new NormalisedNetwork();
    Descent fit = network.train(random);
    Moons unseen = stretched(Moons.draw(random, 200));
    double[] together = network.inferred(fit, unseen.points());
    XYChart chart = Charts.logarithmic("Training on batches", "step", "logistic loss (nats)");
    Charts.counted(chart, "batch of 60", fit.losses());
    findings
        .text(
            "The two half moons again, a thousand times as large. Normalised sums are"
                + " unaffected: w1 is trained as if they had unit size. The running averages are"
                + " collected during training, and unseen samples are classified one by one.")
        .figure("training", "The loss of each batch, before the step.", chart)
        .between(
            "Share of 200 unseen points that inference gets right", unseen.right(together), 0.95, 1)
        .equal(
            "The score of the first of them, alone and among the others, differs by",
            network.inferred(fit, unseen.points().getRow(0))[0] - together[0],
            0,
            0);
  }
}
