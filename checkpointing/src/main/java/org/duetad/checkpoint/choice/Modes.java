package org.duetad.checkpoint.choice;

import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;

/**
 * Chooses the mode for a derivative of a function. The function is recorded once; the operations
 * and bytes of each mode follow from the recording; those that may be fastest by these counts are
 * tried, and the two best of them are measured in turn:
 *
 * <pre>{@code
 * ModeChoice choice = Modes.choose(f, x);
 * System.out.println(choice);
 * double[] gradient = choice.mode().gradient(f, x);
 * }</pre>
 *
 * <p>{@link #chooser} has the options: a limit of memory, the number of calls, second derivatives,
 * and a choice by counts alone.
 */
@SuppressWarnings("overloads") // Lambdas say which function they are, as documented.
public final class Modes {

  private Modes() {}

  /**
   * Chooses the mode for the gradient.
   *
   * @param f the function
   * @param x a typical point, at least one coordinate
   * @return the mode, and why
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static ModeChoice choose(ScalarFunction f, double... x) {
    return chooser().choose(f, x);
  }

  /**
   * Chooses the mode for the Jacobian.
   *
   * @param f the function, n inputs to m outputs
   * @param x a typical point, at least one coordinate
   * @return the mode, and why
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static ModeChoice choose(VectorFunction f, double... x) {
    return chooser().choose(f, x);
  }

  /**
   * A chooser for many calls, within half of the JVM's memory, that measures for about a second.
   *
   * @return the usual options, of which each can be replaced
   */
  public static ModeChooser chooser() {
    return new ModeChooser(ModeChooser.MANY_CALLS, Runtime.getRuntime().maxMemory() / 2, 1.0);
  }
}
