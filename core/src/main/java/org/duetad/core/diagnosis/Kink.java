package org.duetad.core.diagnosis;

import java.util.List;

/**
 * A point without a derivative that a computation passed through, and what was chosen there.
 *
 * @param rule the rule's name; for a comparison of equal numbers, its sign
 * @param operands the operands there
 * @param slopes the slope that was chosen for each operand; empty for a comparison, which chose a
 *     branch
 * @param line the user's source line
 */
public record Kink(String rule, List<Double> operands, List<Double> slopes, String line) {

  /** Copies the lists. */
  public Kink {
    operands = List.copyOf(operands);
    slopes = List.copyOf(slopes);
  }

  @Override
  public String toString() {
    return rule
        + " at "
        + operands
        + (slopes.isEmpty() ? ", a branch of two" : ", slope " + slopes)
        + ", "
        + line;
  }
}
