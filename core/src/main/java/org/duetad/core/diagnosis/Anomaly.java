package org.duetad.core.diagnosis;

import java.util.Locale;

/**
 * An operation that made a NaN or an infinity from operands without one.
 *
 * @param pass what was computed
 * @param number NaN, or the infinity
 * @param operation the operation's name
 * @param operands the primal values of its operands, with their names; for matrices, their shapes
 * @param name the name of its result, empty if it has none
 * @param line the user's source line
 */
public record Anomaly(
    Pass pass, double number, String operation, String operands, String name, String line) {

  /** The pass over a program in which a number was computed. */
  public enum Pass {
    /** The value of the function and all intermediate values. */
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
        + (name.isEmpty() ? "" : ", named " + name)
        + ", "
        + line;
  }
}
