package org.duetad.core.check;

import java.util.List;

/**
 * How accurate a rule is.
 *
 * @param rule the name of the rule
 * @param operands the number of operands that it was applied to
 * @param points at how many points it was compared
 * @param unknown at how many more points there was nothing to compare with: the function has no
 *     value there, or decimal arithmetic would take too long
 * @param figures one for each order of derivatives, the value first; none if no point was compared
 * @param note why nothing was compared, or empty
 */
public record RuleAccuracy(
    String rule, int operands, int points, int unknown, List<AccuracyFigure> figures, String note) {

  /** Copies the figures. */
  public RuleAccuracy {
    figures = List.copyOf(figures);
  }

  /**
   * Whether any point was compared.
   *
   * @return false if there is a note instead
   */
  public boolean isMeasured() {
    return points > 0;
  }
}
