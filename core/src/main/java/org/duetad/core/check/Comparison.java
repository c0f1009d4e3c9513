package org.duetad.core.check;

import java.util.Locale;

/**
 * Two ways to compute the same number, compared.
 *
 * @param order 0 for a value, 1 for a derivative
 * @param what the two ways
 * @param left the number computed the first way
 * @param right the number computed the second way
 * @param allowed how much they may differ
 * @param note why the comparison was skipped, or empty
 */
public record Comparison(
    int order, String what, double left, double right, double allowed, String note) {

  static Comparison skipped(String what, String why) {
    return new Comparison(1, what, Double.NaN, Double.NaN, Double.NaN, why);
  }

  /** Two derivatives that differ by what rounding may change in more than half of their digits. */
  static Comparison lost(String what, double left, double right, double allowed) {
    return new Comparison(
        1,
        what,
        left,
        right,
        allowed,
        String.format(
            Locale.ROOT,
            "lost to rounding, which may change it by %.1e: %.6g and %.6g",
            allowed,
            left,
            right));
  }

  /** Compares two derivatives; two NaNs agree, as do two equal infinities. */
  static Comparison of(String what, double left, double right, double allowed) {
    return new Comparison(1, what, left, right, allowed, "");
  }

  /** Compares two values that must have the same bits, including the sign of zero. */
  static Comparison ofBits(String what, double left, double right) {
    boolean zerosDiffer = left == right && Double.compare(left, right) != 0;
    return new Comparison(0, what, left, right, zerosDiffer ? -1 : 0, "");
  }

  /**
   * Whether the comparison could not be made.
   *
   * @return true if there is a note with the reason
   */
  public boolean skipped() {
    return !note.isEmpty();
  }

  /**
   * The difference of the two numbers.
   *
   * @return 0 if they are the same
   */
  public double error() {
    return InnerProducts.isSame(left, right) ? 0 : Math.abs(left - right);
  }

  /**
   * Whether rounding may explain that the numbers differ in more than half of their digits.
   *
   * @return true if the derivative is lost to rounding, so that no comparison proves anything
   */
  public boolean isLost() {
    return skipped() && Double.isFinite(allowed);
  }

  /** Whether the comparison is informative: two NaNs, or two infinities, are not. */
  boolean compares() {
    return order > 0 && !skipped() && Double.isFinite(left);
  }

  /**
   * Whether the two ways agree.
   *
   * @return true if the error is within what is allowed, or the comparison was skipped
   */
  public boolean passed() {
    return skipped() || error() <= allowed;
  }

  @Override
  public String toString() {
    if (skipped()) {
      return String.format(Locale.ROOT, "  skip  %-44s %s", what, note);
    }
    return String.format(
        Locale.ROOT,
        "  %s  %-44s %24.17g %24.17g  error %.1e, allowed %.1e",
        passed() ? "ok  " : "FAIL",
        what,
        left,
        right,
        error(),
        allowed);
  }
}
