package org.duetad.core.matrix.spectral;

import org.duetad.core.Chain;

/**
 * The derivative of a function of eigenvalues {@code μ} in the directions {@code M_1, ..., M_k},
 * which are given in the basis of the vectors:
 *
 * <pre>{@code
 * R_ab = Σ over orders of M and over c_1 ... c_(k-1) of
 *        f[μ_a, μ_(c_1), ..., μ_b] (M_1)_(a c_1) ... (M_k)_(c_(k-1) b)
 * }</pre>
 *
 * <p>Divided differences need no distinct eigenvalues. For k = 1 this is the theorem of Daleckii
 * and Krein: Higham, "Functions of Matrices", 2008, theorem 3.11.
 */
final class DividedSums {

  /** The divided differences of a function of the eigenvalues. */
  @FunctionalInterface
  interface Differences {

    /** {@code f[μ_a, μ_b, ...]}, of one or more nodes. */
    double at(int... nodes);
  }

  private final int nodes;
  private final double[][] directions;
  private final Differences f;
  private final double[] sum;
  private final boolean[] used;

  private DividedSums(int nodes, double[][] directions, Differences f) {
    this.nodes = nodes;
    this.directions = directions;
    this.f = f;
    this.sum = new double[nodes * nodes];
    this.used = new boolean[directions.length];
  }

  /** R, row after row; so are the directions. Without any it is {@code diag(f(μ))}. */
  static double[] of(int nodes, double[][] directions, Differences f) {
    DividedSums sums = new DividedSums(nodes, directions, f);
    int[] path = new int[directions.length + 1];
    for (int a = 0; a < nodes; a++) {
      path[0] = a;
      sums.walk(path, 0, 1.0);
    }
    return sums.sum;
  }

  private void walk(int[] path, int depth, double product) {
    if (product == 0) {
      return;
    }
    if (depth == directions.length) {
      sum[path[0] * nodes + path[depth]] += Chain.times(f.at(path), product);
      return;
    }
    for (int e = 0; e < directions.length; e++) {
      if (!used[e]) {
        used[e] = true;
        step(path, depth, product, directions[e]);
        used[e] = false;
      }
    }
  }

  private void step(int[] path, int depth, double product, double[] direction) {
    for (int next = 0; next < nodes; next++) {
      double factor = direction[path[depth] * nodes + next];
      path[depth + 1] = next;
      walk(path, depth + 1, Chain.times(product, factor));
    }
  }
}
