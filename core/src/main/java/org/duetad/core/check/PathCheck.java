package org.duetad.core.check;

/**
 * One way to a derivative, compared with what it must be.
 *
 * @param order 0 for the value, 1 for {@code ⟨w, J v⟩}, 2 for {@code uᵀ H v}
 * @param path the name of the way
 * @param value the number that it gives
 * @param expected the number that it must give
 * @param allowed how much they may differ
 * @param note why the path was skipped, or empty
 */
public record PathCheck(
    int order, String path, double value, double expected, double allowed, String note) {

  static PathCheck skipped(int order, String path, String why) {
    return new PathCheck(order, path, Double.NaN, Double.NaN, Double.NaN, why);
  }

  /**
   * Whether the path does not lead through the function.
   *
   * @return true if there is a note that says why
   */
  public boolean skipped() {
    return !note.isEmpty();
  }

  /** Whether the path says anything of the first derivative: an infinity or NaN does not. */
  boolean comparesFirst() {
    return order == 1 && !skipped() && Double.isFinite(value);
  }

  /**
   * Whether the path leads to the right number: two NaNs are the same, as are two equal infinities.
   *
   * @return true if the error is within what is allowed, or the path was skipped
   */
  public boolean passed() {
    return skipped() || InnerProducts.isClose(value, expected, allowed);
  }

  /**
   * The difference between the number and what it must be.
   *
   * @return 0 if they are the same
   */
  public double error() {
    return InnerProducts.isSame(value, expected) ? 0 : Math.abs(value - expected);
  }
}
