package org.duetad.core.check;

import java.util.Locale;

/**
 * Two ways to compute the same number, compared.
 *
 * @param what the two ways
 * @param left the number computed the first way
 * @param right the number computed the second way
 * @param error their difference, relative to the size of the terms that they are sums of
 * @param tolerance how large the error may be
 * @param note why the comparison was skipped, or empty
 */
public record Comparison(
    String what, double left, double right, double error, double tolerance, String note) {

  static Comparison skipped(String what, String why) {
    return new Comparison(what, Double.NaN, Double.NaN, Double.NaN, Double.NaN, why);
  }

  /**
   * Compares two numbers; two NaNs agree, as do two equal infinities.
   *
   * @param what the two ways
   * @param left the number computed the first way
   * @param right the number computed the second way
   * @param scale the size of the terms
   * @param tolerance how large the relative error may be
   * @return the comparison
   */
  static Comparison of(String what, double left, double right, double scale, double tolerance) {
    boolean same = left == right || (Double.isNaN(left) && Double.isNaN(right));
    double error = same ? 0.0 : Math.abs(left - right) / Math.max(scale, Double.MIN_NORMAL);
    return new Comparison(what, left, right, error, tolerance, "");
  }

  /**
   * Compares two numbers that must be the same, zeros of different sign told apart.
   *
   * @param what the two ways
   * @param left the number computed the first way
   * @param right the number computed the second way
   * @return the comparison
   */
  static Comparison ofBits(String what, double left, double right) {
    Comparison numbers = of(what, left, right, Math.abs(right), 0.0);
    return Double.compare(left, right) == 0 || numbers.error > 0
        ? numbers
        : new Comparison(what, left, right, Double.MIN_VALUE, 0.0, "");
  }

  /**
   * Whether the comparison could not be made.
   *
   * @return true if there is a note that says why
   */
  public boolean skipped() {
    return !note.isEmpty();
  }

  /**
   * Whether the two ways agree.
   *
   * @return true if the error is within the tolerance, or the comparison was skipped
   */
  public boolean passed() {
    return skipped() || error <= tolerance;
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
        error,
        tolerance);
  }
}
