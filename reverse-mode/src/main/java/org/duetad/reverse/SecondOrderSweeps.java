package org.duetad.reverse;

import org.duetad.core.Chain;

/**
 * Sweeps adjoints and their tangents backwards along a second-order tape, for w directions at once
 * whose tangents are known. An entry with slopes s_i and curvatures {@code h_ij = ∂s_i/∂x_j} adds
 *
 * <pre>{@code
 * x̄_i += s_i ȳ          x̄'_i += s_i ȳ' + (Σ_j h_ij ẋ_j) ȳ
 * }</pre>
 *
 * <p>The w numbers of an entry are contiguous. Plain products are used; only if their sum is NaN is
 * it recomputed with annihilating products.
 */
final class SecondOrderSweeps {

  private final Storage storage;
  private final SecondOrderDerivatives derivatives;
  private final SecondOrderParentLists links;
  private final int w;
  private final double[] tangents;
  private final double[] adjoints;
  private final double[] adjointTangents;

  SecondOrderSweeps(Storage storage, SecondOrderDerivatives derivatives) {
    this.storage = storage;
    this.derivatives = derivatives;
    this.links = new SecondOrderParentLists(storage, derivatives);
    this.w = derivatives.width();
    this.tangents = derivatives.tangents()[0].scalars;
    this.adjoints = derivatives.adjoints().scalars;
    this.adjointTangents = derivatives.adjointTangents()[0].scalars;
  }

  /**
   * Adds the contributions of the entries from {@code end} down to {@code first} to adjoints and
   * their tangents.
   */
  void reverse(int first, int end) {
    for (int block = (end - 1) / Storage.BLOCK; block >= first / Storage.BLOCK; block--) {
      int base = block * Storage.BLOCK;
      int from = Math.max(first - base, 0);
      int to = Math.min(end - base, Storage.BLOCK);
      long[] parents = storage.parents(block);
      double[] slopes = storage.slopes(block);
      double[] others = storage.others(block);
      double[] curvatures = storage.curvatures(block);
      if (w == 1) {
        reverseOne(parents, slopes, others, curvatures, base, from, to);
      } else {
        reverseMany(parents, slopes, others, curvatures, base, from, to);
      }
    }
  }

  private void reverseOne(
      long[] parents,
      double[] slopes,
      double[] others,
      double[] curvatures,
      int base,
      int first,
      int end) {
    double[] tangents = this.tangents;
    double[] adjoints = this.adjoints;
    double[] adjointTangents = this.adjointTangents;
    for (int k = end - 1; k >= first; k--) {
      long packed = parents[k];
      if (packed < 0) {
        reverseElsewhere(packed, base + k);
        continue;
      }
      int x = (int) (packed >>> 32);
      int y = (int) packed;
      double a = adjoints[base + k];
      double b = adjointTangents[base + k];
      double s = slopes[k];
      double t = others[k];
      double xx = curvatures[3 * k] * a;
      double xy = curvatures[3 * k + 1] * a;
      double yy = curvatures[3 * k + 2] * a;
      double left = s * b + (xx * tangents[x] + xy * tangents[y]);
      double right = t * b + (xy * tangents[x] + yy * tangents[y]);
      double sa = s * a;
      double ta = t * a;
      if (Double.isNaN(left + right + (sa + ta))) {
        reverseCarefully(packed, slopes, others, curvatures, base, k);
        continue;
      }
      adjoints[x] += sa;
      adjoints[y] += ta;
      adjointTangents[x] += left;
      adjointTangents[y] += right;
    }
  }

  private void reverseMany(
      long[] parents,
      double[] slopes,
      double[] others,
      double[] curvatures,
      int base,
      int first,
      int end) {
    double[] tangents = this.tangents;
    double[] adjoints = this.adjoints;
    double[] adjointTangents = this.adjointTangents;
    int w = this.w;
    for (int k = end - 1; k >= first; k--) {
      long packed = parents[k];
      if (packed < 0) {
        reverseElsewhere(packed, base + k);
        continue;
      }
      int x = (int) (packed >>> 32);
      int y = (int) packed;
      double a = adjoints[base + k];
      double s = slopes[k];
      double t = others[k];
      double xx = curvatures[3 * k] * a;
      double xy = curvatures[3 * k + 1] * a;
      double yy = curvatures[3 * k + 2] * a;
      double sa = s * a;
      double ta = t * a;
      double check = sa + ta;
      for (int d = 0; d < w; d++) {
        double b = adjointTangents[(base + k) * w + d];
        double p = tangents[x * w + d];
        double q = tangents[y * w + d];
        check += s * b + (xx * p + xy * q) + (t * b + (xy * p + yy * q));
      }
      if (Double.isNaN(check)) {
        reverseCarefully(packed, slopes, others, curvatures, base, k);
        continue;
      }
      adjoints[x] += sa;
      adjoints[y] += ta;
      for (int d = 0; d < w; d++) {
        double b = adjointTangents[(base + k) * w + d];
        double p = tangents[x * w + d];
        double q = tangents[y * w + d];
        adjointTangents[x * w + d] += s * b + (xx * p + xy * q);
        adjointTangents[y * w + d] += t * b + (xy * p + yy * q);
      }
    }
  }

  private void reverseCarefully(
      long packed, double[] slopes, double[] others, double[] curvatures, int base, int k) {
    int x = (int) (packed >>> 32);
    int y = (int) packed;
    double a = adjoints[base + k];
    double s = slopes[k];
    double t = others[k];
    double xx = Chain.times(curvatures[3 * k], a);
    double xy = Chain.times(curvatures[3 * k + 1], a);
    double yy = Chain.times(curvatures[3 * k + 2], a);
    adjoints[x] += Chain.times(s, a);
    adjoints[y] += Chain.times(t, a);
    for (int d = 0; d < w; d++) {
      double b = adjointTangents[(base + k) * w + d];
      double p = tangents[x * w + d];
      double q = tangents[y * w + d];
      adjointTangents[x * w + d] += Chain.times(s, b) + (Chain.times(xx, p) + Chain.times(xy, q));
      adjointTangents[y * w + d] += Chain.times(t, b) + (Chain.times(xy, p) + Chain.times(yy, q));
    }
  }

  private void reverseElsewhere(long packed, int entry) {
    if ((packed & Storage.OPERATION) != 0) {
      storage.operation(packed).pull(entry, derivatives);
      return;
    }
    links.reverse(packed, entry);
  }
}
