package org.duetad.examples.lab.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** {@code max(0, 1 - y wᵀx)}: a kink where the margin is 1, and subgradients that learn. */
public final class HingeLoss implements Study {

  private static final int POINTS = 60;
  private static final int STEPS = 400;
  private static final UnaryFunction HINGE = margin -> margin.negate().add(1).relu();

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    TwoGroups data = TwoGroups.of(new SplittableRandom(seed), POINTS, 3);
    Findings findings =
        new Findings()
            .text(
                "The loss of a sample is nothing if its margin y wᵀx is above 1, and grows by one for"
                    + " each unit below. Its derivative by w is -y x below, 0 above, and at the kink"
                    + " any number between 0 and 1 times -y x is a subgradient; Duet chooses 0.")
            .figure(
                "losses",
                "Three losses of one sample by its margin; the logistic one in units of log 2.",
                losses());
    subgradients(findings, data);
    kink(findings);
    return learning(findings, data);
  }

  private static XYChart losses() {
    double[] margins = IntStream.rangeClosed(-60, 60).mapToDouble(i -> i / 20.0).toArray();
    XYChart chart = Charts.lines("Losses", "margin y wᵀx", "loss");
    Charts.line(chart, "hinge", margins, values(HINGE, margins));
    Charts.line(
        chart, "logistic", margins, values(m -> m.logSigmoid().divide(-Math.log(2)), margins));
    Charts.line(
        chart,
        "wrong or right",
        margins,
        values(m -> Scalar.select(m, Scalar.of(0.0), Scalar.of(1.0)), margins));
    return chart;
  }

  private static double[] values(UnaryFunction f, double[] at) {
    return Arrays.stream(at).map(f::value).toArray();
  }

  private void subgradients(Findings findings, TwoGroups data) {
    double[] w = {0.4, 0.1, -0.2};
    double upwards = 0;
    double along = 0;
    int below = 0;
    for (int i = 0; i < data.count(); i++) {
      ScalarFunction loss = sample(data, i);
      double[] expected = byHand(data, w, i);
      upwards = Math.max(upwards, MathArrays.distanceInf(reverse.gradient(loss, w), expected));
      along = Math.max(along, MathArrays.distanceInf(forward.gradient(loss, w), expected));
      below += data.margin(w, i) < 1 ? 1 : 0;
    }
    findings
        .between("Samples below the kink, of 60: some, not all", below, 1, POINTS - 1)
        .between("The gradient is -y x below it and 0 above, by reverse mode", upwards, 0, 0)
        .between("and by forward mode, largest difference", along, 0, 0);
  }

  private static ScalarFunction sample(TwoGroups data, int i) {
    return w -> HINGE.apply(data.margin(w, i));
  }

  static double[] byHand(TwoGroups data, double[] w, int i) {
    double factor = data.margin(w, i) < 1 ? -data.label(i) : 0;
    return Arrays.stream(data.point(i)).map(x -> factor * x).toArray();
  }

  private void kink(Findings findings) {
    findings
        .between(
            "The slope chosen at margin 1 is a subgradient, between -1 and 0",
            reverse.derivative(HINGE, 1),
            -1,
            0)
        .equal(
            "Both modes choose the same",
            forward.derivative(HINGE, 1),
            reverse.derivative(HINGE, 1),
            0)
        .equal("Kinks found at margin 1", Diagnosis.of(HINGE.asVector(), 1.0).kinks().size(), 1, 0);
  }

  private Findings learning(Findings findings, TwoGroups data) {
    ScalarFunction loss =
        w -> {
          Scalar[] samples = new Scalar[data.count()];
          Arrays.setAll(samples, i -> sample(data, i).apply(w));
          return Scalar.mean(samples);
        };
    Descent descent = Descent.of(reverse, loss, new double[3], 0.2, STEPS);
    double[] w = descent.parameters();
    double least = IntStream.range(0, POINTS).mapToDouble(i -> data.margin(w, i)).min().orElse(0);
    return findings
        .text(
            "The two groups can be separated by a line. Descent along the subgradient begins with a"
                + " loss of 1 and stops by itself once all margins are 1.")
        .figure("data", "The data and the learned line.", data.chart(w))
        .equal("The mean loss at the start", descent.losses()[0], 1, 0)
        .equal("and at the end", descent.loss(), 0, 0)
        .between("The least margin at the end", least, 1, Double.POSITIVE_INFINITY)
        .equal("Points on the right side, of 1", data.accuracy(w), 1, 0);
  }
}
