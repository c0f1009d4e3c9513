package org.duetad.examples.lab.training;

import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.Draws;

/** How the weights of a square layer of n units are drawn. */
enum Scheme {
  /** {@code N(0, 0.01²)}. */
  SMALL("small"),
  /** {@code N(0, 1)}. */
  LARGE("large"),
  /** {@code N(0, 1/n_in)}: activations keep their variance in a linear layer. */
  XAVIER_IN("Xavier, 1/n_in"),
  /** {@code N(0, 2/(n_in + n_out))}: a compromise with the gradients (Glorot and Bengio 2010). */
  XAVIER_AVERAGE("Xavier, 2/(n_in+n_out)"),
  /** {@code U(±√6/√(n_in + n_out))}: the same variance (Glorot and Bengio 2010, eq. 16). */
  XAVIER_UNIFORM("Xavier, uniform"),
  /** {@code N(0, 2/n_in)}, because ReLU halves the variance (He et al. 2015). */
  HE("He"),
  /** The Q of a Gaussian matrix's QR (Saxe et al. 2014). */
  ORTHOGONAL("orthogonal"),
  /** Orthogonal, and scaled by data until {@code W h} has variance 1 (Mishkin and Matas 2016). */
  LSUV("LSUV");

  private final String label;

  Scheme(String label) {
    this.label = label;
  }

  /** Its name in tables. */
  String label() {
    return label;
  }

  /** The weights of a layer, given the activations below it. */
  Matrix draw(RandomGenerator random, Matrix below) {
    int n = below.numRows();
    return switch (this) {
      case SMALL, LARGE, XAVIER_IN, XAVIER_AVERAGE, HE ->
          Draws.gaussian(random, n, n, deviation(n));
      case XAVIER_UNIFORM -> Draws.uniform(random, n, n, Math.sqrt(6) / Math.sqrt(n + n));
      case ORTHOGONAL -> orthogonal(random, n);
      case LSUV -> toUnitVariance(orthogonal(random, n), below);
    };
  }

  /** The standard deviation of a weight; for LSUV it depends on the data. */
  double deviation(int n) {
    return switch (this) {
      case SMALL -> 0.01;
      case LARGE -> 1;
      case XAVIER_IN, ORTHOGONAL -> Math.sqrt(1.0 / n);
      case XAVIER_AVERAGE, XAVIER_UNIFORM -> Math.sqrt(2.0 / (n + n));
      case HE -> Math.sqrt(2.0 / n);
      case LSUV -> Double.NaN;
    };
  }

  /** Orthonormal columns, uniformly distributed: the Q of a Gaussian matrix's QR. */
  static Matrix orthogonal(RandomGenerator random, int units) {
    return Draws.gaussian(random, units, units, 1).qr().q();
  }

  /** One step is enough: the layer is linear in its weights. */
  private static Matrix toUnitVariance(Matrix weights, Matrix below) {
    return weights.divide(Spread.deviation(weights.mult(below).value()));
  }
}
