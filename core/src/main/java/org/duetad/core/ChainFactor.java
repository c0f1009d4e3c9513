package org.duetad.core;

/**
 * A factor or a term of the chain rule, where an operand overflowed: a slope, a tangent or an
 * adjoint. A slope that is zero because its operand is infinite, like that of the logarithm, does
 * not determine a product with an infinity: there {@code 0 · ∞} is NaN. Every other zero is exact
 * and annihilates. So a factor has a <em>doubt</em> in addition to its value: the sum of the paths
 * that contain a zero that overflow made, with 1 in place of these zeros. As long as it is finite,
 * these zeros are valid.
 *
 * <p>Fast passes do not use it. A pass that encounters such a slope is repeated with these numbers.
 *
 * @param value the number; NaN if the doubt is not finite
 * @param doubt 0 or more
 */
public record ChainFactor(double value, double doubt) {

  /** Exactly zero. */
  public static final ChainFactor ZERO = new ChainFactor(0.0, 0.0);

  /** A zero that overflow made. */
  public static final ChainFactor OVERFLOW = new ChainFactor(0.0, 1.0);

  /** A zero that overflow made, times an infinity. */
  public static final ChainFactor UNKNOWN = new ChainFactor(Double.NaN, Double.POSITIVE_INFINITY);

  /** Where the doubt is not finite the value is unknown. */
  public ChainFactor {
    value = Double.isFinite(doubt) ? value : Double.NaN;
  }

  /**
   * A number without such a zero.
   *
   * @param value the number
   * @return the factor
   */
  public static ChainFactor exact(double value) {
    return new ChainFactor(value, 0.0);
  }

  /**
   * The product along a path.
   *
   * @param other the next factor
   * @return exactly zero if one is, NaN for a zero that overflow made and an infinity
   */
  public ChainFactor times(ChainFactor other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    double doubts =
        product(Math.abs(value), other.doubt)
            + product(doubt, Math.abs(other.value))
            + product(doubt, other.doubt);
    return new ChainFactor(Chain.times(value, other.value), doubts);
  }

  /** A doubt is not lost by underflow. */
  private static double product(double a, double b) {
    return a == 0 || b == 0 ? 0.0 : Math.max(a * b, Double.MIN_VALUE);
  }

  /**
   * Whether this factor annihilates every other one.
   *
   * @return whether it is exactly zero
   */
  public boolean isZero() {
    return value == 0 && doubt == 0;
  }

  /**
   * The product with a slope, going forward. A doubt is decided where the zero is multiplied: by
   * what follows it only if that is infinite.
   *
   * @param slope the next factor of the path
   * @return the product, with 1 in place of a finite doubt of this factor
   */
  public ChainFactor pushed(ChainFactor slope) {
    return slope.times(withUnitDoubt());
  }

  /**
   * The product with a slope, going back. Of what follows a zero only matters whether it is
   * infinite, and whether it has a doubt.
   *
   * @param slope the factor of the path before this one
   * @return the product, with 1 in place of a finite value that is not 0, and for a zero that
   *     overflow made of a finite doubt
   */
  public ChainFactor pulled(ChainFactor slope) {
    return slope.times(slope.doubt == 0 ? withUnitValue() : withUnitValue().withUnitDoubt());
  }

  private ChainFactor withUnitDoubt() {
    return doubt == 0 || !Double.isFinite(doubt) ? this : new ChainFactor(value, 1.0);
  }

  private ChainFactor withUnitValue() {
    return value == 0 || !Double.isFinite(value) ? this : new ChainFactor(1.0, doubt);
  }

  /**
   * The sum of paths.
   *
   * @param other the next term
   * @return the sum
   */
  public ChainFactor plus(ChainFactor other) {
    return new ChainFactor(value + other.value, doubt + other.doubt);
  }
}
