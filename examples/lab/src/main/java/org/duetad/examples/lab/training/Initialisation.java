package org.duetad.examples.lab.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.FastMath;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;

/** Activations and gradients in ten layers, depending on the initial weights. */
public final class Initialisation implements Study {

  private static final int DEPTH = SchemeComparison.DEPTH;
  private static final int UNITS = SchemeComparison.UNITS;

  private static final double MOST = 0.99;

  /** Theory for weights of a deviation, with tanh. */
  static MeanField tanh(double deviation) {
    return new MeanField(
        UNITS * deviation * deviation,
        FastMath::tanh,
        z -> 1 - FastMath.tanh(z) * FastMath.tanh(z));
  }

  @Override
  public Findings run(long seed) {
    SchemeComparison tanh = new SchemeComparison(Elementary.TANH, seed);
    SchemeComparison relu = new SchemeComparison(Activations.RELU, seed);
    Findings findings =
        new Findings()
            .text(
                "A network of 10 layers of 100 units, without biases, receives 1000 samples of 100 normal numbers. Random"
                    + " errors of 200 of them are sent back from its last layer. One recording in reverse mode gives the"
                    + " gradients by all weights and all activations; the loss itself does not matter here.");
    new InitialisationCharts(tanh, relu).addTo(findings);
    tables(findings, tanh, relu);
    tanhClaims(findings, tanh);
    reluClaims(findings, relu);
    schemeClaims(findings, seed);
    return findings.text(
        "Saturation is not the same as a vanishing gradient: with weights of deviation 1 most units of tanh pass nothing"
            + " back, but the few that do are multiplied by large weights, and the gradient with respect to the activations grows."
            + " For layers of equal size all three Xavier variants have the same variance. Texts that print the"
            + " uniform bound without the root on n_in + n_out prescribe weights even smaller than the small ones.");
  }

  private static void tables(Findings findings, SchemeComparison tanh, SchemeComparison relu) {
    List<List<String>> rows = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      List<String> row = new ArrayList<>(List.of(scheme.label()));
      for (SchemeComparison signals : List.of(tanh, relu)) {
        Signals s = signals.of(scheme);
        row.add(cell(s.activationDeviations()[DEPTH - 1]));
        row.add(cell(s.activationGradientDeviations()[0]));
        row.add(cell(s.weightGradientDeviations()[0]));
      }
      rows.add(row);
    }
    findings.table(
        "Standard deviations: H10 of the last layer's activations, dL/dH1 and dL/dW1 of the first layer's gradients",
        List.of(
            "weights",
            "tanh: H10",
            "tanh: dL/dH1",
            "tanh: dL/dW1",
            "ReLU: H10",
            "ReLU: dL/dH1",
            "ReLU: dL/dW1"),
        rows);
  }

  private static String cell(double number) {
    return String.format(Locale.ROOT, "%.2g", number);
  }

  private static void tanhClaims(Findings findings, SchemeComparison tanh) {
    Signals small = tanh.of(Scheme.SMALL);
    Signals large = tanh.of(Scheme.LARGE);
    Signals xavier = tanh.of(Scheme.XAVIER_IN);
    findings
        .equal(
            "Small weights and tanh: a layer multiplies activations by 0.01 √100 = 0.1",
            small.forwardFactor(),
            0.1,
            0.015)
        .equal("and gradients as well", small.backwardFactor(), 0.1, 0.015)
        .between(
            "so the gradient by the first weights is negligible compared with Xavier's",
            small.weightGradientDeviations()[0] / xavier.weightGradientDeviations()[0],
            0,
            1e-6)
        .equal(
            "Large weights and tanh: the share of activations beyond ±0.99 in the last layer, by theory",
            Spread.fractionAbove(MOST, large.activations(DEPTH - 1)),
            beyond(MOST),
            0.03)
        .equal(
            "Xavier and tanh: the last layer's activations have the predicted deviation",
            xavier.activationDeviations()[DEPTH - 1],
            Math.sqrt(tanh(0.1).activations(DEPTH)[DEPTH - 1]),
            0.04)
        .equal(
            "and a layer multiplies gradients by the predicted factor, not far from 1",
            xavier.backwardFactor(),
            gradientFactor(0.1),
            0.05)
        .equal(
            "while with large weights it multiplies gradients by more than 2, by theory",
            large.backwardFactor(),
            gradientFactor(1),
            0.15);
  }

  /** The average factor by which a layer multiplies gradients, with tanh, in theory. */
  static double gradientFactor(double deviation) {
    double[] squares = tanh(deviation).gradientFactors(DEPTH);
    return Math.exp(
        Arrays.stream(squares).skip(1).map(chi -> Math.log(chi) / 2).average().orElseThrow());
  }

  /** The share of a last layer's tanh that is beyond a bound, of large weights. */
  static double beyond(double bound) {
    double variance = UNITS * tanh(1).activations(DEPTH)[DEPTH - 2];
    return Erf.erfc(FastMath.atanh(bound) / Math.sqrt(2 * variance));
  }

  private static void reluClaims(Findings findings, SchemeComparison relu) {
    Signals xavier = relu.of(Scheme.XAVIER_IN);
    Signals he = relu.of(Scheme.HE);
    findings
        .equal(
            "Small weights and ReLU: a layer multiplies activations by 0.01 √(100/2) = 0.071",
            relu.of(Scheme.SMALL).forwardFactor(),
            0.01 * Math.sqrt(50),
            0.01)
        .between(
            "so the gradient by the last weights is negligible compared with He's",
            relu.of(Scheme.SMALL).weightGradientDeviations()[DEPTH - 1]
                / he.weightGradientDeviations()[DEPTH - 1],
            0,
            1e-6)
        .equal(
            "Large weights and ReLU: activations explode, by √50 = 7.1 a layer",
            relu.of(Scheme.LARGE).forwardFactor(),
            Math.sqrt(50),
            1)
        .equal(
            "and gradients explode as well",
            relu.of(Scheme.LARGE).backwardFactor(),
            Math.sqrt(50),
            1)
        .equal(
            "Xavier and ReLU: activations shrink by 1/√2 a layer, as half of the units are cut off",
            xavier.forwardFactor(),
            Math.sqrt(0.5),
            0.1)
        .equal("He and ReLU: activations keep their size", he.forwardFactor(), 1, 0.14)
        .equal("and so do gradients", he.backwardFactor(), 1, 0.14);
  }

  /** The claims of the schemes. */
  private static void schemeClaims(Findings findings, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Matrix input = Draws.gaussian(random, UNITS, SchemeComparison.SAMPLES, 1);
    findings
        .equal(
            "Orthogonal layers alone keep every norm: that of all samples after ten layers, over that before",
            orthogonally(input, random).normF().value() / input.normF().value(),
            1,
            1e-12)
        .between(
            "LSUV: in no layer is the deviation of W h further from 1 than",
            furthestFromUnit(input, random),
            0,
            1e-12);
    for (Scheme scheme : List.of(Scheme.XAVIER_IN, Scheme.XAVIER_AVERAGE, Scheme.XAVIER_UNIFORM)) {
      findings.equal(
          scheme.label() + ": the weights' deviation",
          Spread.deviation(scheme.draw(random, input).value()),
          0.1,
          0.003);
    }
    double misprinted = Math.sqrt(6) / (UNITS + UNITS);
    findings.equal(
        "Uniform between ±√6/(n_in + n_out), without the second root: the weights' deviation",
        Spread.deviation(Draws.uniform(random, UNITS, UNITS, misprinted).value()),
        Math.sqrt(2) / (UNITS + UNITS),
        2e-4);
  }

  private static Matrix orthogonally(Matrix input, RandomGenerator random) {
    Matrix h = input;
    for (int layer = 0; layer < DEPTH; layer++) {
      h = Scheme.ORTHOGONAL.draw(random, h).mult(h);
    }
    return h;
  }

  private static double furthestFromUnit(Matrix input, RandomGenerator random) {
    double furthest = 0;
    Matrix h = input;
    for (int layer = 0; layer < DEPTH; layer++) {
      Matrix z = Scheme.LSUV.draw(random, h).mult(h);
      furthest = Math.max(furthest, Math.abs(Spread.deviation(z.value()) - 1));
      h = z.apply(Activations.RELU);
    }
    return furthest;
  }
}
