package org.duetad.examples.lab.training;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The theory of a network of many units: with weights of variance {@code s/n}, {@code W h} is
 * normal of variance q, and from layer to layer {@code q ← s E f(√q z)²}, while gradients are
 * multiplied by {@code χ = s E f'(√q z)²} in mean square, z standard normal. Poole et al. 2016;
 * Schoenholz et al. 2017.
 */
record MeanField(double s, DoubleUnaryOperator f, DoubleUnaryOperator slope) {

  private static final double REACH = 8;
  private static final int PANELS = 64;
  private static final GaussIntegrator PANEL =
      new GaussIntegratorFactory().legendre(8, 0.0, 2 * REACH / PANELS);

  /** The mean squares of the activations of some layers, for inputs of variance 1. */
  double[] activations(int depth) {
    double[] squares = new double[depth];
    double q = s;
    for (int layer = 0; layer < depth; layer++) {
      squares[layer] = expectation(f, q);
      q = s * squares[layer];
    }
    return squares;
  }

  /** The factors by which each layer multiplies gradients in the reverse sweep, in mean square. */
  double[] gradientFactors(int depth) {
    double[] squares = activations(depth);
    double[] factors = new double[depth];
    for (int layer = 0; layer < depth; layer++) {
      factors[layer] = s * expectation(slope, layer == 0 ? s : s * squares[layer - 1]);
    }
    return factors;
  }

  /** {@code E g(√q z)²}. */
  static double expectation(DoubleUnaryOperator g, double q) {
    double scale = Math.sqrt(q);
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double from = -REACH + panel * 2 * REACH / PANELS;
      sum +=
          PANEL.integrate(
              t -> {
                double z = from + t;
                double value = g.applyAsDouble(scale * z);
                return value * value * Math.exp(-z * z / 2);
              });
    }
    return sum / Math.sqrt(2 * Math.PI);
  }
}
