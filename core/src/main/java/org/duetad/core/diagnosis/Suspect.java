package org.duetad.core.diagnosis;

import java.util.Arrays;

/**
 * A point where a function or its derivatives are delicate.
 *
 * @param kind what was found
 * @param point the point
 * @param what the operation, with its source line where it is known
 */
@SuppressWarnings("ArrayRecordComponent") // Copied.
public record Suspect(Kind kind, double[] point, String what) {

  /** What is delicate. */
  public enum Kind {
    /** A value or a derivative is NaN. */
    NAN,
    /** A value or a derivative is infinite. */
    INFINITY,
    /** An operation is at a kink. */
    KINK,
    /** Rounding may change a millionth or more of the value or of the gradient. */
    ROUNDING,
    /** Tangents and adjoints differ by more than rounding. */
    DISAGREEMENT
  }

  /** Copies the point. */
  public Suspect {
    point = point.clone();
  }

  @Override
  public double[] point() {
    return point.clone();
  }

  @Override
  public String toString() {
    return kind + " at " + Arrays.toString(point) + ": " + what;
  }
}
