package org.duetad.core.reference;

import java.util.Arrays;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Seeds;
import org.duetad.core.spi.Arguments;

/**
 * Central finite differences of fourth order, with a step chosen for each coordinate. About 11
 * digits are right for smooth functions of unit scale; fewer near a kink, or where values of very
 * different magnitude are added.
 */
public final class FiniteDifferences extends EstimatingMode {

  @Override
  public String name() {
    return "finite-differences";
  }

  @Override
  double[] tangent(VectorFunction f, double[] x, double[] v) {
    return CentralDifference.along(f::value, x, v);
  }

  /**
   * How wrong {@code J(x) v} by these differences may be: by truncation, at most what the
   * difference of second order with the same step h differs by, and by the rounding of the values,
   * {@code 3/2 ε/h}. Where the function bends or breaks within the steps, it may be more.
   *
   * @param f the function
   * @param x the point
   * @param v the direction
   * @param noise how wrong each output may be, near the point
   * @return a bound for each output, NaN where there is no difference
   */
  public static double[] errors(VectorFunction f, double[] x, double[] v, double[] noise) {
    Arguments.point("errors", f, x);
    Arguments.length("errors", "direction", v, x.length);
    Arguments.given("errors", "noise", noise);
    return CentralDifference.errors(f::value, x, v, noise);
  }

  /**
   * {@code H(x) v} by differences of a mode's gradients along v.
   *
   * @param mode the mode that computes the gradients
   * @param f the function
   * @param x the point
   * @param v the direction
   * @return n numbers
   */
  public static double[] ofGradients(
      Differentiator mode, ScalarFunction f, double[] x, double[] v) {
    Arguments.given("hvp", "mode", mode);
    Arguments.point("hvp", f, x);
    Arguments.length("hvp", "direction", v, x.length);
    return CentralDifference.along(point -> mode.gradient(f, point), x, v);
  }

  /**
   * How wrong {@link #ofGradients} may be: by truncation, as {@link #errors}, and by {@code 3/2
   * ε/h} where the gradients are wrong by ε.
   *
   * @param mode the mode that computes the gradients
   * @param f the function
   * @param x the point
   * @param v the direction
   * @param noise how wrong each entry of a gradient may be, near the point
   * @return a bound for each of the n numbers, NaN where there is no difference
   */
  public static double[] errorsOfGradients(
      Differentiator mode, ScalarFunction f, double[] x, double[] v, double[] noise) {
    Arguments.given("errors", "mode", mode);
    Arguments.point("errors", f, x);
    Arguments.length("errors", "direction", v, x.length);
    Arguments.length("errors", "noise", noise, x.length);
    return CentralDifference.errors(point -> mode.gradient(f, point), x, v, noise);
  }

  /**
   * {@code H(x)} by differences of a mode's gradients, row by row: symmetric to their accuracy.
   *
   * @param mode the mode that computes the gradients
   * @param f the function
   * @param x the point
   * @return n rows of n numbers
   */
  public static double[][] hessianOfGradients(Differentiator mode, ScalarFunction f, double... x) {
    Arguments.given("hessian", "mode", mode);
    Arguments.point("hessian", f, x);
    double[][] rows = new double[x.length][];
    Arrays.setAll(rows, i -> ofGradients(mode, f, x, Seeds.unit(x.length, i)));
    return rows;
  }
}
