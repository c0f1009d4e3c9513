package org.duetad.examples.lab.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** Errors sent back through random weights also teach a network (Lillicrap et al. 2016). */
public final class FeedbackAlignment implements Study {

  private static final int STEPS = 400;
  private static final double NOISE = 1;

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    TwoLayers forXor = new TwoLayers(2, 8, 2);
    Training xor = Training.run(forXor, LabelledSamples.xor(), STEPS, 0.5, random);
    TwoLayers forDigits = new TwoLayers(35, 30, 10);
    LabelledSamples seen = LabelledSamples.digits(random, 200, NOISE);
    LabelledSamples unseen = LabelledSamples.digits(random, 500, NOISE);
    Training digits = Training.run(forDigits, seen, STEPS, 0.3, random);
    Findings findings =
        new Findings()
            .text(
                "Backpropagation sends errors back through the transposed weights. Feedback alignment takes a fixed random"
                    + " matrix instead. Here that is one replaced pullback of the output layer; everything else is"
                    + " ordinary reverse mode. The forward weights turn towards the random ones, and so the angle between"
                    + " both gradients of the hidden weights falls well below 90 degrees: a step downhill for one is"
                    + " downhill for the other.")
            .figure(
                "loss-digits",
                "Digits of 5 x 7 noisy pixels, 30 hidden units: both ways learn.",
                losses("Cross-entropy, digits", digits))
            .figure(
                "angle-digits",
                "Along feedback alignment: the angle between its gradient and the true one, and between the output"
                    + " weights and the random ones.",
                angles("Angles, digits", digits))
            .figure(
                "loss-xor",
                "Exclusive or, 8 hidden units.",
                losses("Cross-entropy, exclusive or", xor));
    digitClaims(findings, forDigits, digits, seen, unseen);
    return xorClaims(findings, forXor, xor);
  }

  private static void digitClaims(
      Findings findings,
      TwoLayers network,
      Training digits,
      LabelledSamples seen,
      LabelledSamples unseen) {
    findings
        .between(
            "Digits: the angle between the gradients at the first step, degrees",
            digits.angles()[0],
            70,
            110)
        .between(
            "Its mean over the second half of the training, well below 90",
            Arrays.stream(digits.angles(), STEPS / 2, STEPS).average().orElseThrow(),
            0,
            75)
        .between(
            "The angle between output weights and random weights falls by",
            digits.weightAngles()[0] - digits.weightAngles()[STEPS - 1],
            20,
            90)
        .between(
            "Feedback alignment: the last loss over the first",
            digits.alignment()[STEPS - 1] / digits.alignment()[0],
            0,
            0.05)
        .between(
            "Unseen digits that feedback alignment gets right",
            network.accuracy(digits.aligned(), unseen),
            0.85,
            1)
        .between("and backpropagation", network.accuracy(digits.learned(), unseen), 0.85, 1)
        .between(
            "Forward and reverse mode differ in the replaced derivative by, relatively",
            disagreement(network, digits.aligned(), seen),
            0,
            1e-12);
  }

  private static Findings xorClaims(Findings findings, TwoLayers network, Training xor) {
    return findings
        .between(
            "Exclusive or: feedback alignment gets this share of the four cases right",
            network.accuracy(xor.aligned(), LabelledSamples.xor()),
            1,
            1)
        .between("with a loss of", xor.alignment()[STEPS - 1], 0, 0.05);
  }

  /** The deviation of the derivative along the gradient from the gradient's squared norm. */
  private static double disagreement(TwoLayers network, double[] at, LabelledSamples samples) {
    Matrix b = Draws.gaussian(new SplittableRandom(0), 10, 30, 1);
    ModelFunction loss = network.alignedLoss(samples, b);
    double[] gradient = loss.valueAndGradient(new ReverseMode(), at).gradient();
    double square = Arrays.stream(gradient).map(g -> g * g).sum();
    double slope = new ForwardMode().jvp(loss.asVector(), at, gradient).tangent()[0];
    return Math.abs(slope / square - 1);
  }

  private static XYChart losses(String title, Training training) {
    XYChart chart = Charts.logarithmic(title, "step", "mean loss, nats");
    Charts.counted(chart, "backpropagation", training.backpropagation());
    Charts.counted(chart, "feedback alignment", training.alignment());
    return chart;
  }

  private static XYChart angles(String title, Training training) {
    XYChart chart = Charts.lines(title, "step", "angle, degrees");
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
    Charts.counted(chart, "gradients", training.angles());
    Charts.counted(chart, "output weights", training.weightAngles());
    return chart;
  }
}
