package org.duetad.core.check;

import java.util.Locale;

/**
 * One path to a derivative, compared with the expected number.
 *
 * @param order 0 for the value, 1 for {@code ⟨w, J v⟩}, 2 for {@code uᵀ H v}
 * @param path the name of the path
 * @param value the number that it gives
 * @param expected the expected number
 * @param allowed how much they may differ
 * @param note why the path was skipped, or empty
 */
public record PathCheck(
    int order, String path, double value, double expected, double allowed, String note) {

  static PathCheck skipped(int order, String path, String why) {
    return new PathCheck(order, path, Double.NaN, Double.NaN, Double.NaN, why);
  }

  /**
   * Whether the path could not be computed for the function.
   *
   * @return true if there is a note with the reason
   */
  public boolean skipped() {
    return !note.isEmpty();
  }

  /** A number that differs by what rounding may change in more than half of its digits. */
  static PathCheck lost(int order, String path, double value, double expected, double allowed) {
    String why =
        String.format(
            Locale.ROOT,
            "lost to rounding, which may change it by %.1e: %.6g and %.6g",
            allowed,
            value,
            expected);
    return new PathCheck(order, path, value, expected, allowed, why);
  }

  /**
   * Whether rounding may explain that the number differs in more than half of its digits.
   *
   * @return true if the derivative is lost to rounding, so that no comparison proves anything
   */
  public boolean isLost() {
    return skipped() && Double.isFinite(allowed);
  }

  /** Whether the path is informative about the first derivative: an infinity or NaN is not. */
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
   * The difference between the number and the expected one.
   *
   * @return 0 if they are the same
   */
  public double error() {
    return InnerProducts.isSame(value, expected) ? 0 : Math.abs(value - expected);
  }
}
