package org.duetad.testing;

/**
 * How far a derivative may be from the expected one: a number of units in the last place of the
 * expected one, and by choice what rounding may have changed in both.
 *
 * <pre>{@code
 * assertThat(byHand).within(Ulps.of(4).plusRoundingBound()).isGradientOf(f).at(x);
 * }</pre>
 */
public final class Ulps {

  private final double ulps;
  private final boolean rounding;

  private Ulps(double ulps, boolean rounding) {
    this.ulps = ulps;
    this.rounding = rounding;
  }

  /**
   * Some units in the last place of the expected number.
   *
   * @param ulps how many, not negative
   * @return the tolerance
   * @throws IllegalArgumentException if it is negative or NaN
   */
  public static Ulps of(double ulps) {
    if (!(ulps >= 0)) {
      throw new IllegalArgumentException(
          "ulps: " + ulps + "; pass a number that is not negative, as Ulps.of(4)");
    }
    return new Ulps(ulps, false);
  }

  /**
   * This tolerance, and twice the bound of the rounding error of the entry ({@link
   * org.duetad.core.diagnosis.Diagnosis#roundingError}; a thousand times the error to be expected
   * if that is less): once for the derivative by the library, and as much for the other, which is
   * taken to be computed as well as this.
   *
   * @return the tolerance
   */
  public Ulps plusRoundingBound() {
    return new Ulps(ulps, true);
  }

  /** Whether the rounding of the function counts. */
  boolean countsRounding() {
    return rounding;
  }

  double allowed(double expected, double roundingBound) {
    double size = Double.isFinite(expected) ? ulps * Math.ulp(expected) : 0;
    return size + (rounding ? 2 * roundingBound : 0);
  }

  @Override
  public String toString() {
    return ulps + " ulp" + (rounding ? " and twice the rounding bound" : "");
  }
}
