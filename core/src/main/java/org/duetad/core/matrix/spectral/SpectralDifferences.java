package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The divided differences of an {@link InvariantFunction}: {@code D_ab = (w_a - w_b)/(μ_a - μ_b)},
 * their gradients by all variables, and {@code (D_ab - D_bc)/(μ_a - μ_c)}. Of near nodes a and b
 * they are integrals along the straight path on which μ_a and μ_b change places: at its end φ is
 * what it was, by symmetry, with w_a and w_b changed. With {@code d = ±e_a ± e_b} along the path,
 * {@code D_ab = ¼ ∫ dᵀ ∇²φ d} over its parameter from -1 to 1 (as Hermite and Genocchi have it for
 * functions of one variable). Nothing cancels, and coinciding nodes are a path of one point.
 */
final class SpectralDifferences {

  /** Nodes and slopes that are farther apart, relative to the largest, do not need a path. */
  private static final double FAR = 0x1p-4;

  private static final double ROUNDING = 4 * Math.ulp(1.0);

  /** Half of the digits. */
  private static final double HALF = 0x1p-26;

  /** Rounding of slopes, for each unit of curvature. */
  private static final double ROUNDED = 1e-12;

  /** How well φ must be symmetric. */
  private static final double SYMMETRIC = 1e-7;

  private final String name;
  private final SpectralFrame frame;
  private final SmoothFunction phi;
  private final double[] y;
  private final double[] slopes;
  private final double scale;
  private final Ties ties;
  private final Map<Integer, Double> first = new HashMap<>();
  private final Set<Integer> onPath = new HashSet<>();
  private final Map<Integer, double[]> gradients = new HashMap<>();
  private final Map<Integer, double[]> rows = new HashMap<>();

  SpectralDifferences(String name, SpectralFrame frame, SmoothFunction phi, double[] y) {
    this.name = name;
    this.frame = frame;
    this.phi = phi;
    this.y = y;
    this.slopes = phi.gradient(y);
    this.scale = Ties.largest(frame.x());
    this.ties = Ties.of(frame.x(), frame.nodes());
  }

  /** The slopes of the x: the mean of those that coincide, 0 of singular values that are zero. */
  double[] shared(double[] gradient) {
    return ties.shared(gradient, frame.isSingular());
  }

  private double w(int node) {
    return frame.at(node, slopes);
  }

  private double gap(int a, int b) {
    return frame.at(a, y) - frame.at(b, y);
  }

  /** Whether two nodes coincide, up to rounding. */
  private boolean coincide(int a, int b) {
    int va = frame.variable(a);
    int vb = frame.variable(b);
    boolean zeros = (va < 0 || ties.zero(va)) && (vb < 0 || ties.zero(vb));
    return (frame.isSingular() && zeros)
        || (va >= 0 && vb >= 0 && frame.sign(a) == frame.sign(b) && ties.tied(va, vb));
  }

  /**
   * Along a direction, in which nodes move by m and slopes by {@code ẇ}: φ must be symmetric in
   * nodes that coincide, whether they move or not, as a derivative in one direction belongs to one
   * in all; and it must stay so, {@code ẇ_a - ẇ_b = D_ab (m_a - m_b)}, whatever else varies.
   */
  void requireSymmetric(int a, double[][] m, double[] slopes) {
    requireSymmetric(a, a - 1, m, slopes);
    requireSymmetric(a, a - frame.x().length, m, slopes);
  }

  private void requireSymmetric(int a, int b, double[][] m, double[] slopes) {
    if (b < 0 || a >= 2 * frame.x().length || !coincide(a, b)) {
      return;
    }
    double expected = first(a, b) * (m[a][a] - m[b][b]);
    double rest = Math.abs(frame.at(a, slopes) - frame.at(b, slopes) - expected);
    if (!(rest <= SYMMETRIC * Ties.largest(slopes))) {
      throw refused(a, b);
    }
  }

  /** {@code D_ab}. */
  double first(int a, int b) {
    int pair = Math.max(a, b) * frame.nodes() + Math.min(a, b);
    Double known = first.get(pair);
    if (known == null) {
      known = computed(pair, Math.max(a, b), Math.min(a, b));
      first.put(pair, known);
    }
    return known;
  }

  private double computed(int pair, int a, int b) {
    if (frame.variable(a) < 0 && frame.variable(b) < 0) {
      return 0; // Such nodes do not mix.
    }
    double gap = gap(a, b);
    double direct = (w(a) - w(b)) / gap;
    double size = Math.max(Math.abs(w(a)), Math.abs(w(b)));
    boolean far = Math.abs(gap) > FAR * scale;
    if (far && !(Math.abs(w(a) - w(b)) < FAR * size)) {
      return direct;
    }
    double integral = onPath(a, b, gap, size);
    if (!Double.isNaN(integral)) {
      onPath.add(pair);
      return integral;
    }
    double error = ROUNDING * (size + Math.abs(direct) * scale) / Math.abs(gap);
    if (far) {
      return direct;
    }
    if (coincide(a, b) || !(error <= HALF * Math.abs(direct))) {
      throw refused(a, b);
    }
    return direct;
  }

  /** By the path; NaN if φ is not symmetric, or cannot be evaluated there. */
  private double onPath(int a, int b, double gap, double size) {
    boolean point = coincide(a, b) && Math.abs(gap) <= ROUNDING * scale * frame.nodes();
    double[] sums = integral(a, b, point ? ExchangePath.POINT : ExchangePath.FINE);
    double integral = 0.5 * (sums[0] + sums[1]);
    if (!isSymmetric(a, b, sums, Math.abs(w(a) - w(b) - gap * integral), size)) {
      return Double.NaN;
    }
    if (point) {
      return integral;
    }
    double[] coarse = integral(a, b, ExchangePath.COARSE);
    double rest = Math.abs(0.5 * (coarse[0] + coarse[1]) - integral);
    return rest <= HALF * curvature(a, b, sums) ? integral : Double.NaN;
  }

  /** Whether the slopes change places along the path, and at nodes that coincide curve alike. */
  private boolean isSymmetric(int a, int b, double[] sums, double rest, double size) {
    boolean far = Math.abs(gap(a, b)) > FAR * scale;
    double curved = far ? 0 : ROUNDED * scale * curvature(a, b, sums);
    if (!(rest <= (far ? ROUNDED : SYMMETRIC) * size + curved)) {
      return false;
    }
    double difference = Math.abs(sums[0] - sums[1]);
    return !coincide(a, b)
        || difference <= SYMMETRIC * (Math.abs(sums[0]) + Math.abs(sums[1]))
        || difference <= SYMMETRIC * curvature(a, b, sums);
  }

  /** How large second derivatives are; not only those on the path, which may cancel. */
  private double curvature(int a, int b, double[] sums) {
    double[] row = row(Math.max(frame.variable(a), frame.variable(b)));
    double largest = Math.max(Math.abs(sums[0]), Math.abs(sums[1]));
    for (int i = 0; i < frame.x().length; i++) {
      largest = Math.max(largest, Math.abs(row[i]));
    }
    return largest;
  }

  /**
   * Of {@code e_aᵀ ∇²φ d} and of {@code -e_bᵀ ∇²φ d}; of two nodes with one variable both alike.
   */
  private double[] integral(int a, int b, double[][] nodes) {
    double[] sums = new double[2];
    ExchangePath path = new ExchangePath(frame, a, b);
    boolean pair = path.isPair();
    double[] d = path.direction(y.length);
    for (double[] node : nodes) {
      double[] curved = phi.second(path.at(y, node[0]), d);
      int va = frame.variable(a) < 0 ? frame.variable(b) : frame.variable(a);
      double ofA = pair ? frame.sign(a) * curved[va] : curved[va];
      sums[0] += node[1] * ofA;
      sums[1] += node[1] * (pair ? -frame.sign(b) * curved[frame.variable(b)] : ofA);
    }
    return sums;
  }

  /** {@code ∂D_ab} by all variables. */
  double[] gradient(int a, int b) {
    return gradients.computeIfAbsent(a * frame.nodes() + b, key -> computedGradient(a, b));
  }

  private double[] computedGradient(int a, int b) {
    double difference = first(a, b);
    if (isOnPath(a, b)) {
      return isUnused(a) && isUnused(b)
          ? new double[y.length]
          : gradientOnPath(y, a, b, coincide(a, b) ? ExchangePath.POINT : ExchangePath.FINE);
    }
    requireDistinct(a, b);
    double gap = gap(a, b);
    double[] gradient = new double[y.length];
    add(frame.sign(a) / gap, row(frame.variable(a)), gradient);
    add(-frame.sign(b) / gap, row(frame.variable(b)), gradient);
    subtractGap(a, frame.sign(a) * difference / gap, gradient);
    subtractGap(b, -frame.sign(b) * difference / gap, gradient);
    return gradient;
  }

  /** Whether φ does not depend on a node's value, as far as its derivatives here tell. */
  private boolean isUnused(int node) {
    return w(node) == 0 && Arrays.stream(row(frame.variable(node))).allMatch(slope -> slope == 0);
  }

  private void subtractGap(int node, double term, double[] gradient) {
    if (frame.variable(node) >= 0) {
      gradient[frame.variable(node)] -= term;
    }
  }

  /** Whether D_ab was computed by the path. */
  private boolean isOnPath(int a, int b) {
    first(a, b);
    return onPath.contains(Math.max(a, b) * frame.nodes() + Math.min(a, b));
  }

  /** Quotients of quotients by small differences lose more than half of the digits. */
  private void requireDistinct(int a, int b) {
    double gap = gap(a, b) / scale;
    if (gap * gap * HALF < ROUNDING) {
      throw refused(a, b);
    }
  }

  private double[] row(int variable) {
    if (variable < 0) {
      return new double[y.length];
    }
    return rows.computeIfAbsent(
        variable,
        key -> {
          double[] unit = new double[y.length];
          unit[variable] = 1;
          return phi.second(y, unit);
        });
  }

  private double[] gradientOnPath(double[] at, int a, int b, double[][] nodes) {
    ExchangePath path = new ExchangePath(frame, a, b);
    double[] d = path.direction(y.length);
    double[] gradient = new double[y.length];
    for (double[] node : nodes) {
      double[] bent = phi.third(path.at(at, node[0]), d, d);
      path.pull(bent, node[0]);
      add((path.isPair() ? 0.5 : 1) * node[1], bent, gradient);
    }
    return gradient;
  }

  /** {@code (D_ac - D_cb)/(μ_a - μ_b)}, the same for every order of the three. */
  double second(int a, int c, int b) {
    int[] nodes = {a, b, c};
    if (Arrays.stream(nodes).filter(node -> frame.variable(node) < 0).count() > 1) {
      return 0; // Such nodes do not mix.
    }
    int outer = middle(nodes);
    int p = nodes[(outer + 1) % 3];
    int q = nodes[(outer + 2) % 3];
    int middle = nodes[outer];
    if (!isOnPath(p, q)) {
      double difference = first(p, middle) - first(middle, q);
      if (difference != 0) {
        requireDistinct(p, q);
      }
      return difference == 0 ? 0 : difference / gap(p, q);
    }
    return isUnused(p) && isUnused(middle) && isUnused(q) ? 0 : secondOnPath(p, middle, q);
  }

  /**
   * The index of the node that is not one of the two farthest apart; if these are on a path, of one
   * without a variable, which has no place to exchange.
   */
  private int middle(int[] nodes) {
    int middle = farthest(nodes);
    int p = nodes[(middle + 1) % 3];
    int q = nodes[(middle + 2) % 3];
    if (frame.variable(p) < 0 && isOnPath(p, q)) {
      return (middle + 1) % 3;
    }
    return frame.variable(q) < 0 && isOnPath(p, q) ? (middle + 2) % 3 : middle;
  }

  /** The index of the node that is not one of the two farthest apart. */
  private int farthest(int[] nodes) {
    int outer = 0;
    for (int i = 1; i < 3; i++) {
      double best = Math.abs(gap(nodes[(outer + 1) % 3], nodes[(outer + 2) % 3]));
      if (Math.abs(gap(nodes[(i + 1) % 3], nodes[(i + 2) % 3])) > best) {
        outer = i;
      }
    }
    return outer;
  }

  /** {@code ½ ∫ dᵀ ∂D_pc} along the path on which p and q change places. */
  private double secondOnPath(int p, int c, int q) {
    boolean point = coincide(p, q);
    ExchangePath path = new ExchangePath(frame, p, q);
    double[] d = path.velocity(y.length);
    double sum = 0;
    for (double[] node : point ? ExchangePath.POINT : ExchangePath.COARSE) {
      for (int end = point ? 1 : -1; end <= 1; end += 2) {
        double[] at = path.at(y, end * node[0]);
        sum += (point ? 2 : 1) * node[1] * dotOnPath(at, p, c, d);
      }
    }
    return 0.5 * sum;
  }

  private double dotOnPath(double[] at, int p, int c, double[] d) {
    boolean point = Math.abs(frame.at(p, at) - frame.at(c, at)) <= ROUNDING * scale;
    return InvariantFunction.dot(
        gradientOnPath(at, p, c, point ? ExchangePath.POINT : ExchangePath.COARSE), d);
  }

  private ArithmeticException refused(int a, int b) {
    @Nullable String other = frame.variable(a) < 0 || frame.variable(b) < 0 ? "zero" : null;
    int i = Math.max(frame.variable(a), 0);
    int j = Math.max(frame.variable(b), 0);
    return new ArithmeticException(
        name
            + ": values "
            + Math.min(i, j)
            + " and "
            + (other == null ? String.valueOf(Math.max(i, j)) : other)
            + " coincide or nearly do ("
            + frame.at(a, y)
            + " and "
            + frame.at(b, y)
            + "), and what is computed of them is not a smooth function there (slopes "
            + w(a)
            + " and "
            + w(b)
            + "): it has no second derivative; take a symmetric function of all values, or a matrix whose values"
            + " differ");
  }

  private static void add(double factor, double[] x, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += x[i] == 0 ? 0 : factor * x[i];
    }
  }
}
