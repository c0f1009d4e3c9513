package org.duetad.forward;

import java.util.Arrays;
import java.util.Objects;
import org.duetad.core.Arguments;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * Taylor mode: derivatives of any order in one variable, and from them mixed ones, by arithmetic on
 * truncated power series.
 *
 * <p>Two units are in use, and each method says which is its own. A <em>coefficient</em> is {@code
 * y_k} of {@code y(t) = Σ y_k tᵏ}; a <em>derivative</em> is {@code y⁽ᵏ⁾(0) = k! y_k}, which leaves
 * the range of doubles long before the coefficient does (170! is the last factorial in it).
 *
 * <p>A series of order d costs {@code O(d²)} for each operation, whatever its rule: arithmetic has
 * the recurrences of A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, 2008, chapter
 * 13, and every other rule the differential equation {@code y' = f'(x) x'} of its slope, which is
 * itself evaluated on series. Few rules (those whose slope is another function for each order, as
 * polygamma's is) cost {@code O(d³)}.
 *
 * <p>The value, {@code y_0}, has the bits that plain doubles give; {@code y_1} those of {@link
 * ForwardMode}. In products with a coefficient above the value an exactly zero factor gives exactly
 * zero. At a kink ({@code abs}, {@code max}, {@code relu}, {@code hypot} at the origin) the slope
 * that the rule has chosen there is followed, as if the function went on like that. Where the first
 * derivative of a rule is infinite, the coefficients above it are NaN, unless they are exactly zero
 * or do not depend on it. A coefficient too large for a double is infinite, and what depends on it
 * infinite or NaN.
 *
 * <p>Of the elementary functions, coefficients of orders up to 20 have relative errors below 1e-13,
 * also next to singularities. Entire functions whose slopes divide by x ({@code sinc}, Bessel's)
 * have errors of {@code 1e-15 |x|⁻ᵏ}, as if there were a singularity at 0. The series of a matrix
 * exponential doubles the matrix for every order; keep the order small.
 */
public final class TaylorMode {

  private TaylorMode() {}

  /**
   * The Taylor coefficients of a function, {@code f⁽ᵏ⁾(x)/k!}.
   *
   * @param f the function
   * @param x the point
   * @param order the highest order d
   * @return the d + 1 coefficients of orders 0 to d
   * @throws IllegalArgumentException if the order is negative
   */
  public static double[] coefficients(UnaryFunction f, double x, int order) {
    double[][] line = Curves.line("coefficients", new double[] {x}, new double[] {1}, order);
    return Curves.output("coefficients", f.asVector(), line);
  }

  /**
   * The derivatives of a function, {@code f⁽ᵏ⁾(x)}.
   *
   * @param f the function
   * @param x the point
   * @param order the highest order d
   * @return the d + 1 derivatives of orders 0 to d
   * @throws IllegalArgumentException if the order is negative
   */
  public static double[] derivatives(UnaryFunction f, double x, int order) {
    double[][] line = Curves.line("derivatives", new double[] {x}, new double[] {1}, order);
    return Curves.derivatives(Curves.output("derivatives", f.asVector(), line));
  }

  /**
   * The Taylor coefficients of a function along a curve: those of {@code f(x(t))} for {@code x_i(t)
   * = Σ c_ik tᵏ}.
   *
   * @param f the function
   * @param curve for each of the n inputs its coefficients of orders 0 to d, as many for each
   * @return for each of the m outputs its coefficients of orders 0 to d
   * @throws IllegalArgumentException if there is no input, or the coefficients are none, or not
   *     equally many
   */
  public static double[][] coefficients(VectorFunction f, double[][] curve) {
    return Curves.outputs("coefficients", f, Curves.checked("coefficients", curve));
  }

  /**
   * The Taylor coefficients of a function of matrices along a curve: those of {@code F(X(t))} for
   * {@code X_i(t) = Σ C_ik tᵏ}. Every operation is supported whose pushforward is written in
   * operations that are; determinants need a regular matrix from order 3 on.
   *
   * @param f the function
   * @param curve for each of the inputs its coefficients of orders 0 to d, as many for each
   * @return the coefficients of the output, of orders 0 to d
   * @throws IllegalArgumentException if there is no input, or the coefficients are none, not
   *     equally many, or of different shapes
   */
  public static DMatrixRMaj[] coefficients(MatrixFunction f, DMatrixRMaj[][] curve) {
    return MatrixCurves.output("coefficients", f, curve);
  }

  /**
   * The derivatives of a function in a direction, {@code dᵏ/dtᵏ f(x + t v)} at t = 0.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, as long
   * @param order the highest order d
   * @return for each of the m outputs its derivatives of orders 0 to d
   * @throws IllegalArgumentException if the order is negative, the point empty, or the direction of
   *     another length
   */
  public static double[][] directional(VectorFunction f, double[] x, double[] v, int order) {
    double[][] line = Curves.line("directional", x, v, order);
    double[][] y = Curves.outputs("directional", f, line);
    Arrays.setAll(y, i -> Curves.derivatives(y[i]));
    return y;
  }

  /**
   * One mixed partial derivative, {@code ∂^|i| f / ∂x_1^{i_1} ... ∂x_n^{i_n}}, interpolated from
   * series in {@code C(s+d-1, d)} directions for {@code d = |i|} and s variables with a positive
   * order (A. Griewank, J. Utke, A. Walther, Evaluating higher derivative tensors by forward
   * propagation of univariate Taylor series, Math. Comp. 69, 2000, equation 13).
   *
   * @param f the function
   * @param x the point
   * @param orders how often f is differentiated by each of its inputs
   * @return the derivative
   * @throws IllegalArgumentException if the point is empty, an order negative, or there are not as
   *     many as inputs
   */
  public static double partial(ScalarFunction f, double[] x, int... orders) {
    Arguments.point("partial", x);
    Objects.requireNonNull(orders, "partial: the orders are null");
    return Interpolation.partial(f, x, orders);
  }

  /**
   * All partial derivatives of one order, interpolated from series in {@code C(n+d-1, d)}
   * directions, one for each different entry (the same source).
   *
   * @param f the function
   * @param x the point
   * @param order the order d
   * @return the symmetric tensor of the derivatives
   * @throws IllegalArgumentException if the order is negative, the point empty, or the tensor would
   *     not fit into the heap
   */
  public static DerivativeTensor tensor(ScalarFunction f, double[] x, int order) {
    Arguments.point("tensor", x);
    return Interpolation.tensor(f, x, order);
  }
}
