package org.duetad.examples.problems;

import java.util.Arrays;

/**
 * The gradient of {@link GmmProblem} by hand. With {@code w_pk = softmax_k(term_pk)}, {@code c =
 * x_p - μ_k} and {@code y = Q_k c}:
 *
 * <pre>{@code
 * ∂L/∂α_k = Σ_p w - n softmax(α)_k          ∂L/∂μ_k = Q_kᵀ Σ_p w y
 * ∂L/∂Q_rc = -Σ_p w y_r c_c + γ² Q_rc       ∂L/∂q_i = Σ_p w (1 - e^q_i y_i c_i) + γ² e^2q_i - m
 * }</pre>
 */
public final class GmmByHand {

  private final GmmData data;
  private final int d;
  private final int k;
  private final int size;
  private final double[][] factors;
  private final double[] weights;

  // For one point, by component.
  private final double[] terms;
  private final double[] c;
  private final double[] y;

  // Summed over the points, by component: w, w y, w y cᵀ.
  private final double[] sumW;
  private final double[] sumWy;
  private final double[] sumWyc;

  private GmmByHand(GmmData data) {
    this.data = data;
    d = data.d();
    k = data.k();
    size = GmmData.triangle(d);
    factors = new double[k][];
    weights = new double[k];
    terms = new double[k];
    c = new double[k * d];
    y = new double[k * d];
    sumW = new double[k];
    sumWy = new double[k * d];
    sumWyc = new double[k * size];
  }

  /**
   * The gradient, in the order of the parameters.
   *
   * @param data the instance
   * @return as many numbers as there are parameters
   */
  public static double[] gradient(GmmData data) {
    GmmByHand gradient = new GmmByHand(data);
    gradient.prepare();
    for (int p = 0; p < data.n(); p++) {
      gradient.point(p);
    }
    return gradient.total();
  }

  private int icf(int j) {
    return k + k * d + j * size;
  }

  private void prepare() {
    double[] parameters = data.parameters();
    for (int j = 0; j < k; j++) {
      factors[j] = GmmPrimal.factor(parameters, icf(j), d);
      weights[j] = parameters[j] + Plain.sum(parameters, icf(j), icf(j) + d);
    }
  }

  private void point(int p) {
    for (int j = 0; j < k; j++) {
      terms[j] = term(p, j);
    }
    softmax(terms);
    for (int j = 0; j < k; j++) {
      accumulate(j, terms[j]);
    }
  }

  private double term(int p, int j) {
    double[] factor = factors[j];
    int base = j * d;
    double norm = 0;
    int at = 0;
    for (int r = 0; r < d; r++) {
      c[base + r] = data.x()[p * d + r] - data.parameters()[k + base + r];
      double sum = 0;
      for (int i = 0; i <= r; i++) {
        sum += factor[at++] * c[base + i];
      }
      y[base + r] = sum;
      norm += sum * sum;
    }
    return weights[j] - 0.5 * norm;
  }

  private static void softmax(double[] x) {
    double max = x[0];
    for (double xi : x) {
      max = Math.max(max, xi);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.exp(x[i] - max);
      sum += x[i];
    }
    double scale = 1 / sum;
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale;
    }
  }

  private void accumulate(int j, double w) {
    int base = j * d;
    int at = j * size;
    sumW[j] += w;
    for (int r = 0; r < d; r++) {
      double wy = w * y[base + r];
      sumWy[base + r] += wy;
      for (int i = 0; i <= r; i++) {
        sumWyc[at++] += wy * c[base + i];
      }
    }
  }

  private double[] total() {
    double[] gradient = new double[data.parameters().length];
    double[] softmax = Arrays.copyOf(data.parameters(), k);
    softmax(softmax);
    for (int j = 0; j < k; j++) {
      gradient[j] = sumW[j] - data.n() * softmax[j];
      mean(j, gradient);
      factor(j, gradient);
    }
    return gradient;
  }

  /** {@code Qᵀ Σ w y}. */
  private void mean(int j, double[] gradient) {
    for (int r = 0; r < d; r++) {
      for (int i = 0; i <= r; i++) {
        gradient[k + j * d + i] += factors[j][GmmData.triangle(r) + i] * sumWy[j * d + r];
      }
    }
  }

  private void factor(int j, double[] gradient) {
    double squaredGamma = data.gamma() * data.gamma();
    int lower = icf(j) + d;
    for (int i = 0; i < d; i++) {
      int diagonal = GmmData.triangle(i) + i;
      double e = factors[j][diagonal];
      gradient[icf(j) + i] =
          sumW[j] - e * sumWyc[j * size + diagonal] + squaredGamma * e * e - data.m();
      for (int r = i + 1; r < d; r++) {
        int at = GmmData.triangle(r) + i;
        gradient[lower++] = squaredGamma * factors[j][at] - sumWyc[j * size + at];
      }
    }
  }
}
