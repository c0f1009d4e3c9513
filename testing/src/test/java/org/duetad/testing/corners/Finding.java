package org.duetad.testing.corners;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.duetad.testing.corners.Derivatives.Found;

/**
 * A derivative of a pair of rules that differs from way to way, or from the truth.
 *
 * @param pair the rules
 * @param x the point
 * @param orders how often each operand was differentiated by
 * @param found what the ways gave
 * @param exact the truth, if it is known
 * @param allowed how wrong it may be
 */
@SuppressWarnings("ArrayRecordComponent") // Only read.
record Finding(
    Pair pair,
    double[] x,
    List<Integer> orders,
    List<Found> found,
    Optional<BigDecimal> exact,
    double allowed) {

  /** What the inner rule returns. */
  double between() {
    return pair.between(x);
  }

  /** Whether all ways give a number that is right, an infinity, or NaN. */
  boolean isNoticed() {
    Optional<Double> right = exact.map(BigDecimal::doubleValue).or(this::firstFinite);
    return found.stream()
        .allMatch(
            one -> {
              double off = Math.abs(one.value() - right.orElse(0.0));
              return !Double.isFinite(one.value()) || off <= allowed;
            });
  }

  private Optional<Double> firstFinite() {
    return found.stream().map(Found::value).filter(Double::isFinite).findFirst();
  }

  /** Whether a number is so large or small that products of derivatives overflow or underflow. */
  boolean isFar() {
    return isFar(between())
        || isFar(pair.function().value(x))
        || Arrays.stream(x).anyMatch(Finding::isFar);
  }

  private static boolean isFar(double number) {
    double size = Math.abs(number);
    return size > 1e100 || (size < 1e-100 && size > 0);
  }

  @Override
  public String toString() {
    return String.format(
        "%s at %s, of %s, ∂%s: %s%s",
        pair,
        Arrays.toString(x),
        between(),
        orders,
        found,
        exact.map(truth -> " for " + truth.doubleValue() + " within " + allowed).orElse(""));
  }
}
