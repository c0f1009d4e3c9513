package org.duetad.core.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The largest error of the derivatives of one order of a rule, over some points.
 *
 * <p>A derivative {@code d(x)} that was computed as c is off by so many units in the last place of
 * its condition:
 *
 * <pre>{@code |c - d| / ulp(max(|d|, Σ |x_i ∂d/∂x_i|))}</pre>
 *
 * the sum being over the operands: what a relative change of all operands changes in the
 * derivative, so that an operand that is rounded to the nearest double moves it by up to about half
 * of this unit. A unit is at least the smallest subnormal number, 2⁻¹⁰⁷⁴.
 *
 * @param order 0 for the value, 1 for slopes, and so on
 * @param ulps the largest error, in units of the condition; NaN if nothing was compared
 * @param plainUlps the largest error in units in the last place of the derivative, whatever its
 *     condition, unless it is zero; perhaps at another point
 * @param at where the largest error of the condition is
 * @param by by which operands the derivative was taken there, one after the other
 * @param compared how many derivatives were compared
 * @param notFinite how many derivatives that are finite were computed as infinite or NaN; they are
 *     not among those compared
 * @param refused how many derivatives the rule refused with a message
 */
public record AccuracyFigure(
    int order,
    double ulps,
    double plainUlps,
    List<Double> at,
    List<Integer> by,
    int compared,
    int notFinite,
    int refused) {

  /** Copies the lists. */
  public AccuracyFigure {
    at = List.copyOf(at);
    by = List.copyOf(by);
  }

  static AccuracyFigure none(int order) {
    return new AccuracyFigure(order, Double.NaN, Double.NaN, List.of(), List.of(), 0, 0, 0);
  }

  /** With one more derivative. */
  AccuracyFigure with(DerivativeError error) {
    if (!error.isFinite()) {
      return new AccuracyFigure(order, ulps, plainUlps, at, by, compared, notFinite + 1, refused);
    }
    boolean worst = !(error.ulps() <= ulps);
    return new AccuracyFigure(
        order,
        worst ? error.ulps() : ulps,
        error.plainUlps() <= plainUlps ? plainUlps : error.plainUlps(),
        worst ? Arrays.stream(error.at()).boxed().toList() : at,
        worst ? error.by() : by,
        compared + 1,
        notFinite,
        refused);
  }

  /** With one more derivative that was refused. */
  AccuracyFigure withRefusal() {
    return new AccuracyFigure(order, ulps, plainUlps, at, by, compared, notFinite, refused + 1);
  }

  /**
   * The place of the largest error.
   *
   * @return the operands, and before them, of a derivative of a rule with several operands, their
   *     names x, y, z in the order of differentiation
   */
  public String place() {
    String operands = at.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return by.isEmpty() || at.size() == 1
        ? operands
        : by.stream().map(AccuracyFigure::letter).collect(Collectors.joining()) + ": " + operands;
  }

  /** x, y, z, then x4 and so on. */
  private static String letter(int operand) {
    return operand < 3 ? "xyz".substring(operand, operand + 1) : "x" + (operand + 1);
  }
}
