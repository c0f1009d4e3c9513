package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A function of the eigenvalues μ that is {@code c}, or {@code c μ}, on each of some pieces of the
 * spectrum, and its divided differences. With the indicator χ of a piece, nodes {@code a_0, ...,
 * a_p} in it and {@code b_0, ..., b_q} outside,
 *
 * <pre>{@code
 * χ[a_0, ..., a_p, b_0, ..., b_q] = (-1)ᵖ Σ Π 1/(a_i - b_j)
 * }</pre>
 *
 * over the monotone paths of pairs (i, j) from (0, 0) to (p, q), by Leibniz' rule for the divided
 * difference {@code g[a_0, ..., a_p]} of {@code g(μ) = Π 1/(μ - b_j)}. It is 0 where all nodes are
 * on one side: differences between nodes of one piece do not occur.
 */
final class PiecewiseFunction implements DividedSums.Differences {

  private final double[] mu;
  private final int[] piece;
  private final double[] factor;
  private final boolean linear;

  /**
   * A function.
   *
   * @param mu the eigenvalues
   * @param piece the piece of each
   * @param linear whether the function is {@code c μ}
   * @param factor the c of each piece
   */
  PiecewiseFunction(double[] mu, int[] piece, boolean linear, double... factor) {
    this.mu = mu;
    this.piece = piece;
    this.linear = linear;
    this.factor = factor;
  }

  @Override
  public double at(int... nodes) {
    double sum = 0;
    for (int p = 0; p < factor.length; p++) {
      if (factor[p] != 0) {
        sum += factor[p] * (linear ? line(p, nodes) : indicator(p, nodes));
      }
    }
    return sum;
  }

  /** {@code (μ χ)[x_0, ..., x_k] = x_0 χ[x_0, ..., x_k] + χ[x_1, ..., x_k]}, x_0 outside if any. */
  private double line(int p, int[] nodes) {
    int first = 0;
    while (first < nodes.length - 1 && piece[nodes[first]] == p) {
      first++;
    }
    int[] rest = new int[nodes.length - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = nodes[i < first ? i : i + 1];
    }
    double whole = indicator(p, nodes);
    return (whole == 0 ? 0 : mu[nodes[first]] * whole) + indicator(p, rest);
  }

  private double indicator(int p, int[] nodes) {
    int inside = 0;
    for (int node : nodes) {
      inside += piece[node] == p ? 1 : 0;
    }
    if (inside == 0 || inside == nodes.length) {
      return inside == 1 ? 1 : 0;
    }
    double[] b = new double[nodes.length - inside];
    double[] a = new double[inside];
    int outside = 0;
    for (int node : nodes) {
      if (piece[node] == p) {
        a[--inside] = mu[node];
      } else {
        b[outside++] = mu[node];
      }
    }
    return mixed(a, b);
  }

  /** The same function of eigenvalues that are scaled by a power of two. */
  PiecewiseFunction scaled(int exponent) {
    double[] scaled = Arrays.stream(mu).map(x -> Math.scalb(x, exponent)).toArray();
    return new PiecewiseFunction(scaled, piece, linear, factor);
  }

  /** The d of {@code f(c μ) = c^d f(μ)}. */
  int degree() {
    return linear ? 1 : 0;
  }

  private static double mixed(double[] a, double[] b) {
    double[] sums = new double[b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double before = i == 0 && j == 0 ? 1 : sums[j] + (j == 0 ? 0 : sums[j - 1]);
        sums[j] = before / (a[i] - b[j]);
      }
    }
    return a.length % 2 == 0 ? -sums[b.length - 1] : sums[b.length - 1];
  }

  /** The two nodes of different pieces that are nearest to each other; null if all are of one. */
  int @Nullable [] nearest() {
    int[] nearest = null;
    for (int a = 0; a < mu.length; a++) {
      for (int b = 0; b < a; b++) {
        if (piece[a] != piece[b] && (nearest == null || gap(a, b) < gap(nearest[0], nearest[1]))) {
          nearest = new int[] {a, b};
        }
      }
    }
    return nearest;
  }

  double gap(int a, int b) {
    return Math.abs(mu[a] - mu[b]);
  }
}
