package org.duetad.core;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;

/**
 * A factor or a term of the chain rule, {@code m 2ᵉ} with a double m and any exponent: products of
 * slopes neither overflow nor underflow, and have the bits of doubles where those are in range. A
 * constant to all derivative calls.
 *
 * <p>A zero is exact, and annihilates: the constant 0, a slope at a finite operand, a product with
 * such a factor. Or it is <em>open</em>: tangents or adjoints cancelled, or the first derivative of
 * an infinity would be a convention. The product of an open zero and an infinity is NaN, and so is
 * that of a zero by cancellation and NaN. A zero that is <em>derived</em>, a slope of a formula of
 * slopes, annihilates within such formulas.
 */
final class Wide extends AbstractScalar {

  /** Constant: a zero of this kind is zero at all points. */
  static final int STRUCTURAL = 0;

  /** Computed from values. */
  static final int COMPUTED = 1;

  /** A tangent or an adjoint. */
  static final int TERM = 2;

  /** A tangent with a zero that annihilated an infinity: a convention, without derivatives. */
  static final int CHOSEN = 3;

  /** Computed from derivatives. */
  static final int DERIVED = 4;

  /** A sum of tangents or adjoints that is zero: it annihilates what is finite. */
  static final int CANCELLED = 5;

  /** A zero that is not exact, an infinity that is a derivative of a value, an unknown NaN. */
  static final int OPEN = 6;

  /** An adjoint that is or has been one of a slope: only structural zeros annihilate in it. */
  static final int LIMIT = 7;

  static final Wide ZERO = new Wide(0.0, 0, STRUCTURAL);

  private static final Wide NAN = new Wide(Double.NaN, 0, OPEN);

  /** 0, infinite, NaN, or of a size from 1 to 2. */
  final double mantissa;

  final long exponent;

  /** What it is, or is computed from. */
  final int kind;

  private Wide(double mantissa, long exponent, int kind) {
    this.mantissa = mantissa;
    this.exponent = exponent;
    this.kind = kind;
  }

  /** {@code x 2ᵉ}. */
  static Wide of(double x, long exponent, int kind) {
    int own = Math.getExponent(x);
    if (own == 0) {
      return new Wide(x, exponent, kind);
    }
    if (x == 0 || own > Double.MAX_EXPONENT) {
      return new Wide(x, 0, kind);
    }
    if (own < Double.MIN_EXPONENT) {
      return of(x * 0x1p60, exponent - 60, kind);
    }
    return new Wide(Math.scalb(x, -own), exponent + own, kind);
  }

  /** A constant. */
  static Wide of(double x) {
    return of(x, 0, STRUCTURAL);
  }

  /** A constant or a number of this kind; others are of a derivative call. */
  static Wide of(Object operation, Scalar x) {
    if (x instanceof Wide wide) {
      return wide;
    }
    if (x instanceof Constant constant) {
      return of(constant.value());
    }
    throw Arguments.lost(operation, x);
  }

  /** The same number, of another kind. */
  Wide as(int other) {
    return kind == other ? this : new Wide(mantissa, exponent, other);
  }

  boolean isZero() {
    return mantissa == 0;
  }

  boolean isStructuralZero() {
    return mantissa == 0 && kind == STRUCTURAL;
  }

  boolean isFinite() {
    return Double.isFinite(mantissa);
  }

  /** Whether a zero is not exact, though no adjoint of a slope. */
  boolean isOpen() {
    return kind == CANCELLED || kind == OPEN;
  }

  /** The nearest double. */
  double rounded() {
    return exponent == 0 ? mantissa : Math.scalb(mantissa, (int) clamped(exponent));
  }

  private static long clamped(long exponent) {
    return Math.max(-4000, Math.min(4000, exponent));
  }

  /** Whether a double has this value. */
  boolean isDouble() {
    return (exponent >= Double.MIN_EXPONENT && exponent <= Double.MAX_EXPONENT)
        || (exponent < 0 && exponent > -1075 && of(rounded()).mantissa == mantissa);
  }

  /** The nearest double that is as much zero, or finite, as this number. */
  @Override
  public double value() {
    double rounded = rounded();
    if (rounded == 0 && mantissa != 0) {
      return Math.copySign(Double.MIN_VALUE, mantissa);
    }
    return Double.isInfinite(rounded) && isFinite()
        ? Math.copySign(Double.MAX_VALUE, mantissa)
        : rounded;
  }

  @Override
  public double primal() {
    return rounded();
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public boolean isGreaterThan(Scalar other) {
    return other instanceof Wide y ? beside(y) > y.beside(this) : super.isGreaterThan(other);
  }

  @Override
  public boolean isLessThan(Scalar other) {
    return other instanceof Wide y ? beside(y) < y.beside(this) : super.isLessThan(other);
  }

  @Override
  public boolean isGreaterThanOrEqualTo(Scalar other) {
    return other instanceof Wide y
        ? beside(y) >= y.beside(this)
        : super.isGreaterThanOrEqualTo(other);
  }

  @Override
  public boolean isLessThanOrEqualTo(Scalar other) {
    return other instanceof Wide y ? beside(y) <= y.beside(this) : super.isLessThanOrEqualTo(other);
  }

  @Override
  public int compareTo(Scalar other) {
    if (!(other instanceof Wide y)) {
      return super.compareTo(other);
    }
    double a = beside(y);
    double b = y.beside(this);
    return a == b ? 0 : Double.compare(a, b);
  }

  /** A double that compares with that of the other number as this number with the other. */
  private double beside(Wide other) {
    long below = Math.max(exponent, other.exponent) - exponent;
    return Math.scalb(mantissa, (int) -Math.min(below, 200));
  }

  /** An exact zero annihilates. */
  Wide times(Wide other) {
    if (isStructuralZero() || other.isStructuralZero()) {
      return ZERO;
    }
    if (isZero() && other.isZero()) {
      return isMarked() || other.isMarked()
          ? as(kindWith(other))
          : kind <= other.kind ? this : other;
    }
    if (isZero()) {
      return zeroTimes(other);
    }
    return other.isZero() ? other.zeroTimes(this) : product(other);
  }

  private Wide zeroTimes(Wide other) {
    if (other.isFinite()) {
      return other.isMarked() ? as(kindWith(other)) : this;
    }
    boolean unknown =
        other.kind == LIMIT
            || kind == CANCELLED
            || (kind == DERIVED && other.isOpen())
            || (kind >= OPEN && (other.isOpen() || Double.isInfinite(other.mantissa)));
    return unknown ? NAN : as(Math.max(kind, CHOSEN));
  }

  /** Whether products have this kind, too, even if they are zero. */
  private boolean isMarked() {
    return kind == CHOSEN || kind == LIMIT;
  }

  Wide product(Wide other) {
    return of(mantissa * other.mantissa, exponent + other.exponent, kindOfProduct(other));
  }

  private int kindOfProduct(Wide other) {
    return isStructuralZero() || other.isStructuralZero() ? STRUCTURAL : kindWith(other);
  }

  int kindWith(Wide other) {
    return Math.max(kind, other.kind);
  }

  Wide quotient(Wide other) {
    return of(
        mantissa / other.mantissa,
        exponent - other.exponent,
        isStructuralZero() ? STRUCTURAL : kindWith(other));
  }

  Wide plus(Wide other) {
    if (!isFinite() || !other.isFinite() || isZero() || other.isZero()) {
      return sumOfFew(other);
    }
    Wide larger = exponent >= other.exponent ? this : other;
    Wide smaller = exponent >= other.exponent ? other : this;
    long apart = Math.min(larger.exponent - smaller.exponent, 200);
    double sum = larger.mantissa + Math.scalb(smaller.mantissa, (int) -apart);
    int either = kindWith(other);
    return of(
        sum,
        larger.exponent,
        sum == 0 && (either == TERM || either == CHOSEN) ? CANCELLED : either);
  }

  /** Where a term is zero or not finite. */
  private Wide sumOfFew(Wide other) {
    if (isZero() && other.isZero()) {
      return new Wide(mantissa + other.mantissa, 0, kindWith(other));
    }
    if (isFinite() && other.isFinite()) {
      Wide sum = isZero() ? other : this;
      Wide zero = isZero() ? this : other;
      return zero.isOpen() ? sum : sum.as(kindWith(other));
    }
    return new Wide(mantissa + other.mantissa, 0, kindWith(other));
  }

  Wide negated() {
    return new Wide(-mantissa, exponent, kind);
  }

  Wide squareRoot() {
    int odd = (int) (exponent & 1);
    return of(Math.sqrt(Math.scalb(mantissa, odd)), (exponent - odd) / 2, kind);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    return rule == Factors.ROUNDED ? Scalar.of(rounded()) : WideRules.apply(rule, this);
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    return right != null && right.isTraced()
        ? right.applyRight(rule, this)
        : WideRules.apply(rule, this, of(rule, right));
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    return WideRules.apply(rule, of(rule, left), this);
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    return WideRules.apply(rule, all(rule, x));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    return WideRules.apply(rule, all(rule, x));
  }

  private static Wide[] all(Object operation, Scalar[] x) {
    Wide[] all = new Wide[x.length];
    for (int i = 0; i < x.length; i++) {
      all[i] = of(operation, x[i]);
    }
    return all;
  }

  /** Elements of matrices are doubles. */
  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    double[] elements = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      elements[i] = of("matrix", x[i]).rounded();
    }
    return Matrix.of(numRows, numCols, elements);
  }

  static Wide nan() {
    return NAN;
  }

  @Override
  public String toString() {
    return mantissa + " * 2^" + exponent;
  }
}
