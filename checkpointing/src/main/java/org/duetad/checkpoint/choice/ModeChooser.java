package org.duetad.checkpoint.choice;

import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;

/**
 * The options of a choice of modes. Immutable; any number of threads may use one.
 *
 * @see Modes#chooser
 */
@SuppressWarnings("overloads") // Lambdas say which function they are, as documented.
public final class ModeChooser {

  static final int MANY_CALLS = 1000;

  private final int calls;
  private final long bytes;
  private final double seconds;

  ModeChooser(int calls, long bytes, double seconds) {
    this.calls = calls;
    this.bytes = bytes;
    this.seconds = seconds;
  }

  /**
   * How often the derivative will be taken: the preparation of a function is spread over the calls.
   *
   * @param number 1 or more; {@value #MANY_CALLS} unless it is given
   * @return a chooser with this option
   * @throws IllegalArgumentException for less than 1
   */
  public ModeChooser forCalls(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("choose: " + number + " calls; choose 1 or more");
    }
    return new ModeChooser(number, bytes, seconds);
  }

  /**
   * Limits the memory of values, derivatives and results. A gradient that no recording fits into is
   * recomputed in pieces, see {@link org.duetad.checkpoint.bounded.BoundedReverse}.
   *
   * @param limit bytes, half of the JVM's memory unless it is given
   * @return a chooser with this option
   * @throws IllegalArgumentException for less than 1
   */
  public ModeChooser within(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("choose: within " + limit + " bytes; choose 1 or more");
    }
    return new ModeChooser(calls, limit, seconds);
  }

  /**
   * Chooses by counts alone: nothing is differentiated, and the same function, point and options
   * lead to the same choice.
   *
   * @return a chooser with this option
   */
  public ModeChooser withoutMeasurement() {
    return new ModeChooser(calls, bytes, 0);
  }

  /**
   * How long to measure.
   *
   * @param total seconds in all, 1 unless it is given
   * @return a chooser with this option
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public ModeChooser measuringFor(double total) {
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "choose: measuring for " + total + " s; choose a positive number, or withoutMeasurement");
    }
    return new ModeChooser(calls, bytes, total);
  }

  /**
   * Chooses the mode for the gradient.
   *
   * @param f the function
   * @param x a typical point, at least one coordinate
   * @return the mode, and why
   * @throws IllegalArgumentException if the point has no coordinate, or if no mode fits into memory
   */
  public ModeChoice choose(ScalarFunction f, double... x) {
    Arguments.point("choose", f, x);
    return chosen(new GradientWays(f, x, calls, bytes));
  }

  /**
   * Chooses the mode for the Jacobian.
   *
   * @param f the function, n inputs to m outputs
   * @param x a typical point, at least one coordinate
   * @return the mode, and why
   * @throws IllegalArgumentException if the point has no coordinate, or if no mode fits into memory
   */
  public ModeChoice choose(VectorFunction f, double... x) {
    Arguments.point("choose", f, x);
    return chosen(new JacobianWays(f, x, calls, bytes));
  }

  /**
   * Chooses the mode for the Hessian.
   *
   * @param f the function
   * @param x a typical point, at least one coordinate
   * @return the mode, and why
   * @throws IllegalArgumentException if the point has no coordinate, or if no mode fits into memory
   */
  public ModeChoice chooseForHessian(ScalarFunction f, double... x) {
    Arguments.point("choose", f, x);
    return chosen(new HessianWays(f, x, calls, bytes));
  }

  private ModeChoice chosen(DerivativeWays ways) {
    return new Decision(ways).taken(seconds);
  }
}
