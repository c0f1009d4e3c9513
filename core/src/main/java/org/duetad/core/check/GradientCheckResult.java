package org.duetad.core.check;

import java.util.List;

/**
 * What a {@link GradientCheck} found. It prints as a table.
 *
 * @param subject what was checked, and where
 * @param comparisons one line for each pair of ways
 * @param kinks the operations that are at a kink
 */
public record GradientCheckResult(
    String subject, List<Comparison> comparisons, List<String> kinks) {

  /** Copies the lists. */
  public GradientCheckResult {
    comparisons = List.copyOf(comparisons);
    kinks = List.copyOf(kinks);
  }

  /**
   * The outcome.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    if (!comparisons.stream().allMatch(Comparison::passed)) {
      return Verdict.DISAGREE;
    }
    if (comparisons.stream().noneMatch(Comparison::compares)
        || comparisons.stream().anyMatch(Comparison::isLost)) {
      return Verdict.NOTHING_COMPARED;
    }
    return kinks.isEmpty() ? Verdict.OK : Verdict.AT_A_KINK;
  }

  /**
   * Whether all comparisons that could be made agree, and at least one could be made; also at a
   * kink, if the modes agree on the choice.
   *
   * @return true if nothing is wrong
   */
  public boolean passed() {
    return verdict() == Verdict.OK || verdict() == Verdict.AT_A_KINK;
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
    StringBuilder text = new StringBuilder(verdict() + ": " + subject);
    comparisons.forEach(comparison -> text.append('\n').append(comparison));
    kinks.forEach(kink -> text.append("\n  at a kink: ").append(kink));
    return text.toString();
  }
}
