package org.duetad.forward;

import java.util.Arrays;
import java.util.Objects;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.Vjp;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Taylor mode: derivatives of any order in one variable, and mixed derivatives built from them, by
 * arithmetic on truncated power series. As a {@link Differentiator} it uses the first-order
 * coefficients.
 *
 * <p>Two units are in use; each method states its own. A <em>coefficient</em> is {@code y_k} of
 * {@code y(t) = Σ y_k tᵏ}; a <em>derivative</em> is {@code y⁽ᵏ⁾(0) = k! y_k}. Factorials leave the
 * range of doubles at 170!, coefficients of the exponential at 1/178!; neither limits the order of
 * derivatives: where coefficients underflow, the variable is scaled and the function evaluated
 * again. A derivative that is itself too large for a double while its coefficient is finite causes
 * an {@link ArithmeticException}.
 *
 * <p>A series of order d costs {@code O(d²)} for each operation, whatever its rule: arithmetic has
 * the recurrences of A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, 2008, chapter
 * 13, and every other rule the differential equation {@code y' = f'(x) x'} of its slope, which is
 * itself evaluated on series. Few rules (those whose slope is another function for each order, as
 * polygamma's is) cost {@code O(d³)}.
 *
 * <p>The value, {@code y_0}, has the bits of plain double arithmetic; {@code y_1} those of {@link
 * ForwardMode}. In products with a coefficient of order 1 or higher an exactly zero factor gives
 * exactly zero. At a kink ({@code abs}, {@code max}, {@code relu}, {@code hypot} at the origin) the
 * function is continued with the slope that the rule defines there. Where the first derivative of a
 * rule is infinite, the higher coefficients are NaN, unless they are exactly zero or independent of
 * it. A coefficient too large for a double is infinite, and coefficients that depend on it are
 * infinite or NaN.
 *
 * <p>For elementary functions, coefficients of orders up to 20 have relative errors below 1e-13,
 * also next to singularities; those of {@code hypot}, {@code atan2} and {@code xʸ} above order 5
 * lose the digits by which their operands differ in size. The series of a matrix exponential
 * doubles the size of the matrix for every order; keep the order small.
 */
public final class TaylorMode implements Differentiator {

  private final int order;

  /** Creates the mode. */
  public TaylorMode() {
    this(1);
  }

  /** With longer series than first derivatives need; the extra orders must not change them. */
  TaylorMode(int order) {
    this.order = order;
  }

  @Override
  public String name() {
    return "taylor";
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Arguments.point("jvp", f, x);
    double[][] y = Curves.outputs("jvp", f, Curves.line("jvp", x, v, order), 1);
    return new Jvp(column(y, 0), column(y, 1));
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    Arguments.function("jvp", f);
    DMatrixRMaj[] y = MatrixCurves.output("jvp", f, MatrixCurves.line("jvp", x, v, order));
    return new MatrixJvp(y[0], y[1]);
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    return CarefulVjp.of(Differentiator.super.vjp(f, x), f, x);
  }

  @Override
  public NestedVjp vjp(VectorFunction f, Scalar... x) {
    return Nested.vjpByTangents(f, x);
  }

  private static double[] column(double[][] y, int k) {
    return Arrays.stream(y).mapToDouble(c -> c[k]).toArray();
  }

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
    return Curves.output("coefficients", Arguments.function("coefficients", f).asVector(), line);
  }

  /**
   * The derivatives of a function, {@code f⁽ᵏ⁾(x)}.
   *
   * @param f the function
   * @param x the point
   * @param order the highest order d
   * @return the d + 1 derivatives of orders 0 to d
   * @throws IllegalArgumentException if the order is negative
   * @throws ArithmeticException if a derivative is too large for a double and its coefficient is
   *     not
   */
  public static double[] derivatives(UnaryFunction f, double x, int order) {
    return Curves.derivatives(
        "derivatives",
        Arguments.function("derivatives", f).asVector(),
        new double[] {x},
        new double[] {1},
        order)[0];
  }

  /**
   * The Taylor coefficients of a function, as numbers of the enclosing derivative calls: this is
   * how series are differentiated, with respect to their point and to captured numbers.
   *
   * @param f the function, which may use numbers of the enclosing calls
   * @param x the point, a number of any kind
   * @param order the highest order d
   * @return the d + 1 coefficients {@code f⁽ᵏ⁾(x)/k!} of orders 0 to d
   * @throws IllegalArgumentException if the order is negative
   */
  public static Scalar[] coefficients(UnaryFunction f, Scalar x, int order) {
    Arguments.given("coefficients", "point", x);
    Scalar[] line = new Scalar[Curves.order("coefficients", order) + 1];
    Arrays.setAll(line, k -> k == 0 ? x : Scalar.of(k == 1 ? 1.0 : 0.0));
    return coefficients(Arguments.function("coefficients", f).asVector(), new Scalar[][] {line})[0];
  }

  /**
   * The Taylor coefficients of a function along a curve, as numbers of the enclosing derivative
   * calls.
   *
   * @param f the function, which may use numbers of the enclosing calls
   * @param curve for each of the n inputs its coefficients of orders 0 to d, the same number for
   *     each, numbers of any kind
   * @return for each of the m outputs its coefficients of orders 0 to d
   * @throws IllegalArgumentException if there is no input, or the coefficients are none, or not
   *     equally many
   */
  public static Scalar[][] coefficients(VectorFunction f, Scalar[][] curve) {
    Arguments.function("coefficients", f);
    Arguments.given("coefficients", "curve", curve);
    return NestedCurves.outputs("coefficients", f, curve);
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
    Arguments.function("coefficients", f);
    return Curves.outputs("coefficients", f, Curves.checked("coefficients", curve));
  }

  /**
   * The Taylor coefficients of a function of matrices along a curve: those of {@code F(X(t))} for
   * {@code X_i(t) = Σ C_ik tᵏ}. Every operation is supported whose pushforward is written in
   * operations that are; determinants need a nonsingular matrix from order 3 on.
   *
   * @param f the function
   * @param curve for each of the inputs its coefficients of orders 0 to d, as many for each
   * @return the coefficients of the output, of orders 0 to d
   * @throws IllegalArgumentException if there is no input, or the coefficients are none, not
   *     equally many, or of different shapes
   */
  public static DMatrixRMaj[] coefficients(MatrixFunction f, DMatrixRMaj[][] curve) {
    Arguments.function("coefficients", f);
    return MatrixCurves.output("coefficients", f, curve);
  }

  /**
   * The derivatives of a function in a direction, {@code dᵏ/dtᵏ f(x + t v)} at t = 0.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, of the same length
   * @param order the highest order d
   * @return for each of the m outputs its derivatives of orders 0 to d
   * @throws IllegalArgumentException if the order is negative, the point empty, or the direction
   *     has another length
   * @throws ArithmeticException if a derivative is too large for a double and its coefficient is
   *     not
   */
  public static double[][] directional(VectorFunction f, double[] x, double[] v, int order) {
    Arguments.point("directional", f, x);
    return Curves.derivatives("directional", f, x, v, order);
  }

  /**
   * One mixed partial derivative, {@code ∂^|i| f / ∂x_1^{i_1} ... ∂x_n^{i_n}}, by nested series,
   * one for each variable with a positive order. There is no interpolation, so no digits are lost
   * at any order; each number takes {@code Π (i_l + 1)} doubles, each product {@code Π (i_l +
   * 1)(i_l + 2)/2} multiplications.
   *
   * @param f the function
   * @param x the point
   * @param orders the order of differentiation with respect to each input
   * @return the derivative
   * @throws IllegalArgumentException if the point is empty, an order negative, there is not one
   *     order for each input, or numbers would not fit into the heap
   * @throws ArithmeticException if the derivative is too large for a double and its coefficient is
   *     not
   */
  public static double partial(ScalarFunction f, double[] x, int... orders) {
    Arguments.point("partial", f, x);
    Objects.requireNonNull(orders, "partial: the orders are null");
    return Partials.of("partial", f, x, orders);
  }

  /**
   * All partial derivatives of one order, interpolated from series in {@code C(n+d-1, d)}
   * directions, one for each distinct entry (A. Griewank, J. Utke, A. Walther, Evaluating higher
   * derivative tensors by forward propagation of univariate Taylor series, Math. Comp. 69, 2000,
   * equation 13). The directions are scaled so that the pure derivatives have about equal
   * magnitudes. The rounding error of each entry is estimated; an entry that would lose more than
   * half of its digits, as all do above order 20, is computed as in {@link #partial}.
   *
   * @param f the function
   * @param x the point
   * @param order the order d
   * @return the symmetric tensor of the derivatives
   * @throws IllegalArgumentException if the order is negative, the point empty, or the tensor would
   *     not fit into the heap
   */
  public static DerivativeTensor tensor(ScalarFunction f, double[] x, int order) {
    Arguments.point("tensor", f, x);
    return Interpolation.tensor(f, x, order);
  }
}
