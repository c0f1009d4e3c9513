package org.duetad.core.reference;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.duetad.core.Arguments;
import org.duetad.core.Differentiator;
import org.duetad.core.Jvp;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;

/**
 * Central finite differences of fourth order, with a step chosen for each coordinate. About 11
 * digits are right of smooth functions of unit scale; near a kink, or where values of very
 * different size are added, fewer.
 */
public final class FiniteDifferences extends EstimatingMode {

  @Override
  public String name() {
    return "finite-differences";
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Arguments.point("jvp", x);
    Arguments.length("jvp", "direction", v, x.length);
    return new Jvp(f.value(x), CentralDifference.along(f::value, x, v));
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", x);
    return jacobianColumns(f, x, 0, x.length);
  }

  @Override
  public double[][] jacobianColumns(VectorFunction f, double[] x, int from, int to) {
    return columns(x, from, to, v -> CentralDifference.along(f::value, x, v));
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
    Arguments.point("hvp", x);
    Arguments.length("hvp", "direction", v, x.length);
    return CentralDifference.along(point -> mode.gradient(f, point), x, v);
  }

  /**
   * {@code H(x)} by differences of a mode's gradients, symmetrised as {@code (H + Hᵀ)/2}.
   *
   * @param mode the mode that computes the gradients
   * @param f the function
   * @param x the point
   * @return n rows of n numbers
   */
  public static double[][] hessianOfGradients(Differentiator mode, ScalarFunction f, double... x) {
    Arguments.point("hessian", x);
    double[][] rows = new double[x.length][];
    Arrays.setAll(rows, i -> ofGradients(mode, f, x, unit(x.length, i)));
    double[][] hessian = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < x.length; k++) {
        hessian[i][k] = 0.5 * (rows[i][k] + rows[k][i]);
      }
    }
    return hessian;
  }

  /** Columns of a Jacobian, each the tangent in the direction of one coordinate. */
  static double[][] columns(double[] x, int from, int to, UnaryOperator<double[]> tangent) {
    Arguments.point("jacobian", x);
    Arguments.range("jacobian", from, to, x.length);
    double[][] columns = new double[to - from][];
    Arrays.setAll(columns, i -> tangent.apply(unit(x.length, from + i)));
    return transposed(columns);
  }

  private static double[] unit(int n, int i) {
    double[] unit = new double[n];
    unit[i] = 1.0;
    return unit;
  }

  private static double[][] transposed(double[][] columns) {
    double[][] rows = new double[columns[0].length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < columns.length; k++) {
        rows[i][k] = columns[k][i];
      }
    }
    return rows;
  }
}
