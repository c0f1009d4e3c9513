package org.duetad.core.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.duetad.core.spi.Excerpt;

/**
 * By how much rounding may have changed the value and the gradient of a function at a point:
 *
 * <pre>
 * {@code |computed value - f(x)| ≤ valueBound,   |computed gradient_k - ∂f/∂x_k| ≤ gradientBound_k}
 * </pre>
 *
 * where f and its derivatives are exact, of the doubles x and of the constants in the function. The
 * gradient may come from any mode: the bound holds for every order of its products and sums.
 *
 * <p>Each operation contributes the stated accuracy of its rule, in ulps, times the adjoint of its
 * result (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, sections 1.5 and 3.3;
 * Griewank and Walther, "Evaluating Derivatives", 2008, section 3.4); to the gradient it also
 * contributes by the change of its slopes over the errors of its operands. Errors are followed
 * through the program, and operations are evaluated at the ends of them, so that a kink, a jump or
 * a singularity within an error is noticed. A bound is infinite where nothing can be said: next to
 * such a place, beyond an overflow, or where a comparison could have had the other result.
 *
 * @param value the computed value
 * @param valueBound the largest possible error of the value
 * @param valueEstimate the error of the value to be expected, if roundings are independent
 * @param gradient the computed gradient
 * @param gradientBound the largest possible error of each entry
 * @param gradientEstimate the error of each entry to be expected, if roundings are independent
 * @param breaks the operations that are next to a kink, a jump or a pole, within the errors of
 *     their operands, and comparisons that could have had the other result; bounds that are finite
 *     nevertheless are large
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record RoundingError(
    double value,
    double valueBound,
    double valueEstimate,
    double[] gradient,
    double[] gradientBound,
    double[] gradientEstimate,
    List<String> breaks) {

  /** Copies the list. */
  public RoundingError {
    breaks = List.copyOf(breaks);
  }

  /**
   * Whether something can be said of the value and of each entry of the gradient.
   *
   * @return true if all bounds are finite
   */
  public boolean isBounded() {
    return Double.isFinite(valueBound) && Arrays.stream(gradientBound).allMatch(Double::isFinite);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "value %s ± %.1e (about %.1e), gradient %s ± %s",
        value,
        valueBound,
        valueEstimate,
        Excerpt.of(gradient),
        rounded(gradientBound));
  }

  private static String rounded(double[] bounds) {
    Object[] texts =
        Arrays.stream(bounds).mapToObj(b -> String.format(Locale.ROOT, "%.1e", b)).toArray();
    return Excerpt.of(texts);
  }
}
