package org.duetad.core;

import org.duetad.core.spi.Arguments;

/**
 * Whether slopes of a function depend on what underflow took from its values, as that of {@code
 * abs} in {@code |1e-200 x|} at 1e-200: then they need a careful pass. For authors of modes.
 */
public final class ValueLosses {

  /** What underflowed makes no such difference but where a function jumps. */
  private static final double JUMP = 1e-200;

  private boolean changed;

  private ValueLosses() {}

  /**
   * Evaluates a function once, with a bound of what is lost.
   *
   * @param f the function
   * @param x the point
   * @return whether a slope is another one within the bounds
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static boolean changeSlopes(VectorFunction f, double[] x) {
    Arguments.point("changeSlopes", f, x);
    ValueLosses losses = new ValueLosses();
    Scalar[] in = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      in[i] = new LossyScalar(losses, x[i], 0.0);
    }
    try {
      f.apply(in);
    } catch (OtherNumber ofAnEnclosingCall) {
      return losses.changed;
    }
    return losses.changed;
  }

  /** Records two slopes, at a value and where it may be; NaN outside of a domain. */
  void note(double slope, double beside) {
    double change = Math.abs(slope - beside);
    changed |= change > Double.MIN_NORMAL && change > 0x1p-50 * Math.abs(slope);
  }

  /** Records two values, likewise: one that jumps may be a slope of an enclosing function. */
  void noteValue(double value, double beside) {
    double change = Math.abs(value - beside);
    changed |= change > JUMP && change > 0x1p-50 * Math.abs(value);
  }

  /** Records that a lost value is used where slopes are not known. */
  void noteUse() {
    changed = true;
  }

  /** A number whose losses are not known. */
  static final class OtherNumber extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherNumber() {
      super("a number of an enclosing call", null, false, false);
    }
  }
}
