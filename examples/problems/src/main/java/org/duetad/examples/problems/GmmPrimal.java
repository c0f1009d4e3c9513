package org.duetad.examples.problems;

/** The objective of {@link GmmProblem} on plain doubles. */
final class GmmPrimal {

  private final GmmData data;
  private final int d;
  private final int k;
  private final double[] parameters;

  private GmmPrimal(GmmData data) {
    this.data = data;
    d = data.d();
    k = data.k();
    parameters = data.parameters();
  }

  static double logLikelihood(GmmData data) {
    return new GmmPrimal(data).logLikelihood();
  }

  private double logLikelihood() {
    double[][] factors = new double[k][];
    double[] weights = new double[k];
    double half = 0.5 * data.gamma() * data.gamma();
    double priors = 0;
    for (int j = 0; j < k; j++) {
      int icf = k + k * d + j * GmmData.triangle(d);
      double[] factor = factor(parameters, icf, d);
      double logDeterminant = Plain.sum(parameters, icf, icf + d);
      factors[j] = factor;
      weights[j] = parameters[j] + logDeterminant;
      priors += Plain.dot(factor, 0, factor, 0, factor.length) * half - logDeterminant * data.m();
    }
    return points(factors, weights)
        - Plain.logSumExp(parameters, k) * data.n()
        + priors
        + GmmProblem.constant(data);
  }

  /** Q row by row. */
  static double[] factor(double[] parameters, int icf, int d) {
    double[] factor = new double[GmmData.triangle(d)];
    int lower = icf + d;
    for (int c = 0; c < d; c++) {
      factor[GmmData.triangle(c) + c] = Math.exp(parameters[icf + c]);
      for (int r = c + 1; r < d; r++) {
        factor[GmmData.triangle(r) + c] = parameters[lower++];
      }
    }
    return factor;
  }

  private double points(double[][] factors, double[] weights) {
    double[] terms = new double[k];
    double[] c = new double[d];
    double sum = 0;
    for (int p = 0; p < data.n(); p++) {
      for (int j = 0; j < k; j++) {
        for (int i = 0; i < d; i++) {
          c[i] = data.x()[p * d + i] - parameters[k + j * d + i];
        }
        terms[j] = weights[j] - squaredNorm(factors[j], c) * 0.5;
      }
      sum += Plain.logSumExp(terms, k);
    }
    return sum;
  }

  /** {@code ‖Q c‖²}. */
  private static double squaredNorm(double[] factor, double[] c) {
    double sum = 0;
    int at = 0;
    for (int r = 0; r < c.length; r++) {
      double y = 0;
      for (int i = 0; i <= r; i++) {
        y += factor[at++] * c[i];
      }
      sum += y * y;
    }
    return sum;
  }
}
