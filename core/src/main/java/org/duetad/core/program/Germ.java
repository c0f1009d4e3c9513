package org.duetad.core.program;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;

/**
 * A number beside a point: a series in {@code t}, with negative powers and cut off after {@link
 * #TERMS} of them, where the distance to the point is {@code t¹²}, so that square, cube and fourth
 * roots are series, too. A constant to all derivative calls; where a rule has no such series, it is
 * NaN.
 */
final class Germ extends AbstractScalar {

  /** The power of t of the distance to the point. */
  static final int UNIT = 12;

  static final int TERMS = 4 * UNIT;

  /** What is left of terms that cancel, relative to their sizes. */
  private static final double ROUNDING = 0x1p-44;

  static final Germ NAN = new Germ(0, new double[] {Double.NaN}, new double[] {0});

  /** Exactly 0. */
  private static final Germ ZERO = new Germ(Integer.MAX_VALUE / 4, new double[0], new double[0]);

  /** The power of the first term. */
  final int low;

  /** The coefficients known, of which the first is not 0; none if all that are known are 0. */
  private final double[] c;

  /** The sizes of the terms that the coefficients are sums of. */
  private final double[] sizes;

  private Germ(int low, double[] c, double[] sizes) {
    int zeros = 0;
    for (int k = 0; k < c.length; k++) {
      c[k] = remaining(c[k], sizes[k]);
      zeros += zeros == k && c[k] == 0 ? 1 : 0;
    }
    this.low = low + zeros;
    this.c = Arrays.copyOfRange(c, zeros, Math.min(c.length, zeros + TERMS));
    this.sizes = Arrays.copyOfRange(sizes, zeros, Math.min(c.length, zeros + TERMS));
  }

  /** Of terms that overflowed nothing is known. */
  private static double remaining(double sum, double size) {
    if (!(size <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    return Math.abs(sum) <= ROUNDING * size ? 0.0 : sum;
  }

  static Germ of(double x) {
    return beside(x, 0.0);
  }

  /** {@code x + v t¹²}. */
  static Germ beside(double x, double v) {
    if (!Double.isFinite(x)) {
      return NAN;
    }
    if (x == 0 && v == 0) {
      return ZERO;
    }
    double[] c = new double[2 * TERMS];
    c[0] = x;
    c[UNIT] = v;
    return new Germ(0, c, Arrays.stream(c).map(Math::abs).toArray());
  }

  static Germ of(Scalar x) {
    return x instanceof Germ germ ? germ : of(x.value());
  }

  /** The powers from here on are unknown. */
  int end() {
    return low + c.length;
  }

  /** The same number, known to fewer terms. */
  Germ upTo(int end) {
    return end >= end()
        ? this
        : new Germ(
            Math.min(low, end),
            Arrays.copyOf(c, Math.max(0, end - low)),
            Arrays.copyOf(sizes, Math.max(0, end - low)));
  }

  /** The least power of t by which it differs from its finite limit. */
  int order() {
    if (low > 0 || c.length == 0) {
      return low;
    }
    int order = 1;
    while (order < c.length && c[order] == 0) {
      order++;
    }
    return order;
  }

  private double at(int power) {
    return power < low || power >= end() ? 0.0 : c[power - low];
  }

  private double sizeAt(int power) {
    return power < low || power >= end() ? 0.0 : sizes[power - low];
  }

  /** Whether all known terms but the limit are zero. */
  boolean isConstant() {
    return low >= 0 && order() == end();
  }

  private boolean isZero() {
    return low >= ZERO.low;
  }

  double leading() {
    return c.length == 0 ? 0.0 : c[0];
  }

  /** The limit at the point. */
  @Override
  public double value() {
    if (low > 0) {
      return 0.0;
    }
    return c.length == 0 ? Double.NaN : low == 0 ? c[0] : c[0] * Double.POSITIVE_INFINITY;
  }

  @Override
  public long level() {
    return 0;
  }

  Germ plus(Germ other) {
    int from = Math.min(low, other.low);
    double[] sum = new double[Math.max(0, Math.min(end(), other.end()) - from)];
    double[] sums = new double[sum.length];
    Arrays.setAll(sum, k -> at(from + k) + other.at(from + k));
    Arrays.setAll(sums, k -> sizeAt(from + k) + other.sizeAt(from + k));
    return new Germ(from, sum, sums);
  }

  Germ times(double factor) {
    return scaled(low, k -> factor);
  }

  /** With a factor for each term. */
  private Germ scaled(int from, IntToDoubleFunction factor) {
    double[] terms = new double[c.length];
    double[] all = new double[c.length];
    Arrays.setAll(terms, k -> c[k] * factor.applyAsDouble(k));
    Arrays.setAll(all, k -> sizes[k] * Math.abs(factor.applyAsDouble(k)));
    return new Germ(from, terms, all);
  }

  /** An exact zero annihilates. */
  Germ times(Germ other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    if (Double.isNaN(leading() + other.leading())) {
      return NAN;
    }
    double[] product = new double[Math.min(c.length, other.c.length)];
    double[] all = new double[product.length];
    for (int k = 0; k < product.length; k++) {
      for (int i = 0; i <= k; i++) {
        product[k] += c[i] * other.c[k - i];
        all[k] += sizes[i] * other.sizes[k - i];
      }
    }
    return new Germ(low + other.low, product, all);
  }

  /** {@code x^p}, where the power of the first term is whole. */
  Germ power(double p) {
    double first = low * p;
    if (c.length == 0 || first != Math.rint(first) || (c[0] < 0 && p != Math.rint(p))) {
      return NAN;
    }
    double[] power = new double[c.length];
    double[] all = new double[c.length];
    power[0] = Math.pow(c[0], p);
    all[0] = Math.abs(power[0]) * sizes[0] / Math.abs(c[0]);
    for (int k = 1; k < power.length; k++) {
      for (int i = 1; i <= k; i++) {
        double factor = (p * i - (k - i)) / (k * c[0]);
        power[k] += factor * c[i] * power[k - i];
        all[k] += Math.abs(factor) * sizes[i] * all[k - i];
      }
    }
    return new Germ((int) first, power, all);
  }

  /** Of {@code ∫ s dx}, which is 0 at the point; NaN if it has no such series. */
  static Germ integral(Germ slope, Germ x) {
    Germ product = slope.times(x.scaled(x.low, k -> x.low + k));
    if (product.low <= 0 && product.c.length > 0) {
      return NAN;
    }
    return product.scaled(product.low, k -> 1.0 / (product.low + k));
  }

  /** Comparisons are those beside the point, too. */
  @Override
  public boolean isTraced() {
    return true;
  }

  private double minus(Scalar other) {
    double limit = other.value();
    return Double.isInfinite(limit) ? -limit : plus(of(other).times(-1)).leading();
  }

  @Override
  public int compareTo(Scalar other) {
    return Double.compare(minus(other), 0.0);
  }

  @Override
  public boolean isGreaterThan(Scalar other) {
    return minus(other) > 0;
  }

  @Override
  public boolean isGreaterThan(double other) {
    return isGreaterThan(Scalar.of(other));
  }

  @Override
  public boolean isGreaterThanOrEqualTo(Scalar other) {
    return minus(other) >= 0;
  }

  @Override
  public boolean isGreaterThanOrEqualTo(double other) {
    return isGreaterThanOrEqualTo(Scalar.of(other));
  }

  @Override
  public boolean isLessThan(Scalar other) {
    return minus(other) < 0;
  }

  @Override
  public boolean isLessThan(double other) {
    return isLessThan(Scalar.of(other));
  }

  @Override
  public boolean isLessThanOrEqualTo(Scalar other) {
    return minus(other) <= 0;
  }

  @Override
  public boolean isLessThanOrEqualTo(double other) {
    return isLessThanOrEqualTo(Scalar.of(other));
  }

  @Override
  public boolean isEqualTo(double other) {
    return minus(Scalar.of(other)) == 0;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    return GermRules.apply(rule, this);
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    return GermRules.apply(rule, this, of(right));
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    return GermRules.apply(rule, of(left), this);
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    var definition = rule.definition();
    return definition == null ? NAN : definition.apply(x);
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    return rule.definition(x);
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    throw new UnsupportedOperationException("matrix: no series of matrices beside a point");
  }

  @Override
  public String toString() {
    return Arrays.toString(c) + " t^" + low;
  }
}
