package org.duetad.examples.lab.activations;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;

/**
 * Activation functions with similar curves.
 *
 * @param name one word
 * @param members the functions
 */
record Family(String name, List<Activation> members) {

  /**
   * The step of the first perceptron: 1 from 0 on, otherwise 0; its slope is 0, so it cannot learn.
   */
  private static final UnaryRule STEP =
      UnaryRule.of(
          "step",
          Domain.REAL.withKinks(0.0),
          x -> Double.isNaN(x) ? x : x >= 0 ? 1.0 : 0.0,
          (x, y) -> Scalar.of(0.0));

  private static final double LEAK = 0.01;
  private static final double LEARNED = 0.25;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private static final Family SQUASHING =
      new Family(
          "squashing",
          List.of(
              new Activation("sigmoid", Scalar::sigmoid, x -> 0.25 * sech2(x / 2)),
              new Activation("tanh", Scalar::tanh, Family::sech2),
              new Activation("softsign", Scalar::softsign, x -> 1 / square(1 + Math.abs(x))),
              new Activation("step", x -> x.apply(STEP), x -> 0)));

  private static final Family RECTIFYING =
      new Family(
          "rectifying",
          List.of(
              new Activation("ReLU", Scalar::relu, x -> x > 0 ? 1 : 0),
              new Activation("leaky ReLU", x -> x.leakyRelu(LEAK), x -> x > 0 ? 1 : LEAK),
              new Activation("PReLU, 1/4", x -> x.leakyRelu(LEARNED), x -> x > 0 ? 1 : LEARNED),
              new Activation("ELU", x -> x.elu(1), x -> x > 0 ? 1 : Math.exp(x)),
              new Activation("softplus", Scalar::softplus, Family::sigmoid)));

  private static final Family GATED =
      new Family(
          "gated",
          List.of(
              new Activation("swish", Scalar::swish, x -> gateSlope(x, 1)),
              new Activation("mish", Scalar::mish, Family::mishSlope),
              new Activation(
                  "GELU",
                  Scalar::gelu,
                  x -> NORMAL.cumulativeProbability(x) + x * NORMAL.density(x)),
              new Activation("GELU by tanh", Scalar::geluTanh, Family::geluTanhSlope),
              new Activation("GELU by sigmoid", Scalar::geluSigmoid, x -> gateSlope(x, 1.702))));

  private static final Family OTHERS =
      new Family(
          "others",
          List.of(
              new Activation("log-sigmoid", Scalar::logSigmoid, x -> sigmoid(-x)),
              new Activation("sinc", Scalar::sinc, x -> (x * Math.cos(x) - Math.sin(x)) / (x * x)),
              new Activation("maxout", Maxout::ofThreeLines, x -> x < -1 ? -1 : x < 2 ? 0 : 0.5)));

  /** All families. */
  static List<Family> all() {
    return List.of(SQUASHING, RECTIFYING, GATED, OTHERS);
  }

  /** All functions. */
  static Stream<Activation> members(List<Family> families) {
    return families.stream().flatMap(family -> family.members().stream());
  }

  /** The function with the given name. */
  static Activation named(String name) {
    return members(all()).filter(member -> member.name().equals(name)).findFirst().orElseThrow();
  }

  private static double square(double x) {
    return x * x;
  }

  private static double sech2(double x) {
    return 1 / square(Math.cosh(x));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The slope of {@code x σ(c x)}. */
  private static double gateSlope(double x, double c) {
    double s = sigmoid(c * x);
    return s + c * x * s * (1 - s);
  }

  /** {@code eˣ ω/δ²} (Misra 2019, section 3). */
  private static double mishSlope(double x) {
    double e = Math.exp(x);
    double omega = 4 * (x + 1) + 4 * e * e + e * e * e + e * (4 * x + 6);
    return e * omega / square(2 * e + e * e + 2);
  }

  /** The slope of {@code x/2 (1 + tanh u)} with {@code u = √(2/π) (x + 0.044715 x³)}. */
  private static double geluTanhSlope(double x) {
    double c = Math.sqrt(2 / Math.PI);
    double u = c * (x + 0.044715 * x * x * x);
    return 0.5 * (1 + Math.tanh(u)) + 0.5 * x * sech2(u) * c * (1 + 3 * 0.044715 * x * x);
  }
}
