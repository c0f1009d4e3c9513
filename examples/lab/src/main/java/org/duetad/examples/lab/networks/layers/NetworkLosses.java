package org.duetad.examples.lab.networks.layers;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;

/** NetworkLosses, means over the samples, and penalties. */
public final class NetworkLosses {

  private NetworkLosses() {}

  /** {@code (1/n) Σ ‖y_i - t_i‖²} over n rows. */
  public static Scalar squared(Matrix outputs, Matrix targets) {
    return outputs.minus(targets).squaredNorm().divide((double) targets.numRows());
  }

  /** {@code -(1/n) Σ log softmax(z_i)_y} over n rows of scores, with a row of one 1 for each y. */
  public static Scalar crossEntropy(Matrix scores, Matrix labels) {
    Scalar normalisers = scores.logSumExpRows().elementSum();
    return normalisers.subtract(scores.dot(labels)).divide((double) labels.numRows());
  }

  /** {@code -(1/n) Σ log σ(s_i z_i)} of scores z for signs s, which are 1 or -1. */
  public static Scalar logistic(Matrix scores, Matrix signs) {
    Matrix likelihoods = scores.elementMult(signs).apply(Activations.LOG_SIGMOID);
    return likelihoods.elementSum().divide(-(double) signs.numRows());
  }

  /** {@code Σ |w|}, with slope 0 at 0. */
  public static Scalar l1(Matrix weights) {
    return weights.apply(Arithmetic.ABS).elementSum();
  }

  /** {@code ½ Σ w²}. */
  public static Scalar l2(Matrix weights) {
    return weights.squaredNorm().multiply(0.5);
  }
}
