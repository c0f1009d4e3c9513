package org.duetad.core.adapters;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Derivatives of functions of vectors for programs written with EJML: points, directions and
 * results are columns. (A function of matrices needs no adapter: {@link Differentiator} takes and
 * returns {@code DMatrixRMaj}.) Arguments are never changed or kept; results are new.
 *
 * <p>All methods throw {@link IllegalArgumentException} for a matrix of another shape, with both
 * shapes in the message, and {@link NullPointerException} for a null.
 */
public final class Ejml {

  private Ejml() {}

  /**
   * {@code ∇f(x)}.
   *
   * @param mode the mode that differentiates
   * @param f the function
   * @param x the point, n x 1
   * @return n x 1
   */
  public static DMatrixRMaj gradient(Differentiator mode, ScalarFunction f, DMatrixRMaj x) {
    return column(mode.gradient(f, point("gradient", x)));
  }

  /**
   * {@code J(x)}.
   *
   * @param mode the mode that differentiates
   * @param f the function, n inputs to m outputs, m at least 1
   * @param x the point, n x 1
   * @return m x n
   */
  public static DMatrixRMaj jacobian(Differentiator mode, VectorFunction f, DMatrixRMaj x) {
    return new DMatrixRMaj(mode.jacobian(f, point("jacobian", x)));
  }

  /**
   * {@code H(x)}.
   *
   * @param mode the mode that differentiates
   * @param f the function
   * @param x the point, n x 1
   * @return n x n
   */
  public static DMatrixRMaj hessian(Differentiator mode, ScalarFunction f, DMatrixRMaj x) {
    return new DMatrixRMaj(mode.hessian(f, point("hessian", x)));
  }

  /**
   * {@code J(x) v}.
   *
   * @param mode the mode that differentiates
   * @param f the function, n inputs to m outputs
   * @param x the point, n x 1
   * @param v the direction, n x 1
   * @return m x 1
   */
  public static DMatrixRMaj jvp(
      Differentiator mode, VectorFunction f, DMatrixRMaj x, DMatrixRMaj v) {
    double[] at = point("jvp", x);
    return column(mode.jvp(f, at, vector("jvp", "direction", v, at.length)).tangent());
  }

  /**
   * {@code J(x)ᵀ u}.
   *
   * @param mode the mode that differentiates
   * @param f the function, n inputs to m outputs
   * @param x the point, n x 1
   * @param u the seed, m x 1
   * @return n x 1
   */
  public static DMatrixRMaj vjp(
      Differentiator mode, VectorFunction f, DMatrixRMaj x, DMatrixRMaj u) {
    return pullback(mode, f, x).apply(u);
  }

  /**
   * {@code u ↦ J(x)ᵀ u}, for many u: f is evaluated once.
   *
   * @param mode the mode that differentiates
   * @param f the function, n inputs to m outputs
   * @param x the point, n x 1
   * @return takes m x 1, returns n x 1; may be used by several threads
   */
  public static UnaryOperator<DMatrixRMaj> pullback(
      Differentiator mode, VectorFunction f, DMatrixRMaj x) {
    Vjp vjp = mode.vjp(f, point("vjp", x));
    int outputs = vjp.value().length;
    return u -> column(vjp.pullback(vector("vjp", "seed", u, outputs)));
  }

  /**
   * {@code H(x) v}.
   *
   * @param mode the mode that differentiates
   * @param f the function
   * @param x the point, n x 1
   * @param v the direction, n x 1
   * @return n x 1
   */
  public static DMatrixRMaj hvp(
      Differentiator mode, ScalarFunction f, DMatrixRMaj x, DMatrixRMaj v) {
    double[] at = point("hvp", x);
    return column(mode.hvp(f, at, vector("hvp", "direction", v, at.length)));
  }

  /**
   * {@code v ↦ J(x)ᵀ J(x) v}, the Gauss-Newton matrix of {@code ½‖f(x)‖²} times v, for conjugate
   * gradients: one recording for all products, and one JVP for each.
   *
   * @param mode the mode that differentiates
   * @param f the residuals, n inputs to m outputs
   * @param x the point, n x 1
   * @return takes and returns n x 1; may be used by several threads
   */
  public static UnaryOperator<DMatrixRMaj> gaussNewton(
      Differentiator mode, VectorFunction f, DMatrixRMaj x) {
    double[] at = point("gaussNewton", x);
    Vjp vjp = mode.vjp(f, at);
    return v -> {
      double[] direction = vector("gaussNewton", "direction", v, at.length);
      return column(vjp.pullback(mode.jvp(f, at, direction).tangent()));
    };
  }

  private static double[] point(String operation, DMatrixRMaj x) {
    Objects.requireNonNull(x, () -> operation + ": the point is null; pass a column");
    return vector(operation, "point", x, x.getNumElements());
  }

  /** The elements of a column: a matrix's array may be longer than its elements. */
  private static double[] vector(String operation, String what, DMatrixRMaj v, int length) {
    MatrixArguments.shape(operation, what, v, length, 1);
    return Arrays.copyOf(v.data, length);
  }

  private static DMatrixRMaj column(double[] numbers) {
    return DMatrixRMaj.wrap(numbers.length, 1, numbers);
  }
}
