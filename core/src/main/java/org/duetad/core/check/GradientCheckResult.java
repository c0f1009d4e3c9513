package org.duetad.core.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a {@link GradientCheck} found. It prints as a table.
 *
 * @param subject what was checked, and where
 * @param comparisons one line for each pair of ways
 */
public record GradientCheckResult(String subject, List<Comparison> comparisons) {

  /** Keeps its own list. */
  public GradientCheckResult {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Whether all comparisons that could be made agree, and at least one could be made.
   *
   * @return true if the derivatives can be trusted
   */
  public boolean passed() {
    return comparisons.stream().allMatch(Comparison::passed)
        && !comparisons.stream().allMatch(Comparison::skipped);
  }

  /**
   * Fails unless the check passed: the form for tests.
   *
   * @throws AssertionError with the printed result
   */
  public void assertPassed() {
    if (!passed()) {
      throw new AssertionError(toString());
    }
  }

  @Override
  public String toString() {
    return comparisons.stream()
        .map(Comparison::toString)
        .collect(
            Collectors.joining(
                "\n", (passed() ? "ok: " : "DERIVATIVES DISAGREE: ") + subject + "\n", ""));
  }
}
