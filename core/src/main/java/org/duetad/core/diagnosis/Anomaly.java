package org.duetad.core.diagnosis;

import java.util.Locale;

/**
 * The operation that made a NaN or an infinity of numbers that had none.
 *
 * @param pass what was computed
 * @param number NaN, or the infinity
 * @param operation the operation's name
 * @param operands the primal values of its operands; of matrices their shapes
 * @param line the user's source line
 */
public record Anomaly(Pass pass, double number, String operation, String operands, String line) {

  /** What a number is, in a pass over a program. */
  public enum Pass {
    /** The value of the function and all that it computes on the way. */
    VALUE,
    /** A derivative along a direction, forward. */
    TANGENT,
    /** A derivative of the result, backward. */
    ADJOINT
  }

  @Override
  public String toString() {
    return pass.name().toLowerCase(Locale.ROOT)
        + ": "
        + operation
        + operands
        + " made "
        + number
        + ", "
        + line;
  }
}
