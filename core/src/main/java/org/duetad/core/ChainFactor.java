package org.duetad.core;

/**
 * A factor or a term of the chain rule, where an operand overflowed: a slope, a tangent or an
 * adjoint. A slope that is zero because its operand is infinite, like that of the logarithm, does
 * not determine a product with an infinity: there {@code 0 · ∞} is NaN. Every other zero is exact
 * and annihilates. So a factor has a <em>doubt</em> in addition to its value: the sum of the paths
 * that contain a zero that overflow made, with 1 in place of these zeros. As long as it is a
 * double, these zeros are valid.
 *
 * <p>Fast passes do not use it. A pass that encounters such a slope is repeated with these numbers.
 *
 * @param value the number; NaN if the doubt is infinite
 * @param doubt as a logarithm ({@link PathSums})
 */
public record ChainFactor(double value, double doubt) {

  /** Exactly zero. */
  public static final ChainFactor ZERO = new ChainFactor(0.0, PathSums.NONE);

  /** A zero that overflow made. */
  public static final ChainFactor OVERFLOW = new ChainFactor(0.0, 0.0);

  /** A zero that overflow made, times an infinity. */
  public static final ChainFactor UNKNOWN = new ChainFactor(Double.NaN, Double.POSITIVE_INFINITY);

  /** Where the doubt is infinite the value is unknown. */
  public ChainFactor {
    value = doubt < Double.POSITIVE_INFINITY ? value : Double.NaN;
  }

  /**
   * A number without such a zero.
   *
   * @param value the number
   * @return the factor
   */
  public static ChainFactor exact(double value) {
    return new ChainFactor(value, PathSums.NONE);
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
    double size = PathSums.of(value);
    double next = PathSums.of(other.value);
    double one = PathSums.plus(PathSums.times(size, other.doubt), PathSums.times(doubt, next));
    double doubts = PathSums.plus(one, PathSums.times(doubt, other.doubt));
    return new ChainFactor(Chain.times(value, other.value), doubts);
  }

  /**
   * Whether this factor annihilates every other one.
   *
   * @return whether it is exactly zero
   */
  public boolean isZero() {
    return value == 0 && !isDoubtful();
  }

  private boolean isDoubtful() {
    return doubt != PathSums.NONE;
  }

  /**
   * Whether a zero that overflow made is multiplied by what is no double.
   *
   * @return whether the derivative is NaN
   */
  public boolean isUnknown() {
    return PathSums.isBeyond(doubt);
  }

  /**
   * The product with a slope, going forward. A doubt is decided where the zero is multiplied: by
   * what follows it only if that is infinite.
   *
   * @param slope the next factor of the path
   * @return the product, with 1 in place of a doubt of this factor that is a double
   */
  public ChainFactor pushed(ChainFactor slope) {
    return slope.times(isUnknown() ? UNKNOWN : withUnitDoubt());
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
    return slope.times(slope.isDoubtful() ? withUnitValue().withUnitDoubt() : withUnitValue());
  }

  private ChainFactor withUnitDoubt() {
    return Double.isInfinite(doubt) ? this : new ChainFactor(value, 0.0);
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
    return new ChainFactor(value + other.value, PathSums.plus(doubt, other.doubt));
  }
}
