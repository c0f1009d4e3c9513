package org.duetad.core.mode;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedBatchJvp;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.nested.NestedMatrixGradient;
import org.duetad.core.nested.NestedMatrixJvp;
import org.duetad.core.nested.NestedMatrixVjp;
import org.duetad.core.nested.NestedValueAndGradient;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.spi.Arguments;

/**
 * Derivatives as numbers: taken inside a function that is itself being differentiated, to any depth
 * and in any combination of modes. The function may use numbers of the enclosing calls, and the
 * results carry derivatives with respect to them:
 *
 * <pre>{@code
 * forward.derivative(x -> x.multiply(reverse.derivative(y -> x.add(y), Scalar.of(1.0))), 1.0) // 1
 * }</pre>
 *
 * The calls that return doubles reject such numbers. For the mechanism see {@link Nested}; for what
 * goes wrong without one, see Siskind and Pearlmutter, "Perturbation confusion and referential
 * transparency", IFL 2005. All calls throw {@link IllegalArgumentException} for a wrong length or
 * an empty point, and {@link NullPointerException} for a null.
 */
public interface NestedDifferentiator {

  /**
   * {@code f(x)} and {@code J(x) v}.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @param v the direction, n numbers of any kind
   * @return value and tangent
   */
  default NestedJvp jvp(VectorFunction f, Scalar[] x, Scalar[] v) {
    return Nested.jvp(f, x, v);
  }

  /**
   * {@code f(x)} and {@code J(x) v} for several directions v.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @param v any number of directions, n numbers of any kind each
   * @return the value, and a tangent for each direction
   */
  default NestedBatchJvp jvp(VectorFunction f, Scalar[] x, Scalar[][] v) {
    return Nested.jvp(f, x, v);
  }

  /**
   * {@code f(x)} and the pullback {@code w ↦ J(x)ᵀ w}.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @return value and reusable pullback
   */
  default NestedVjp vjp(VectorFunction f, Scalar... x) {
    return Nested.vjp(f, x);
  }

  /**
   * {@code f(x)} and {@code ∇f(x)}.
   *
   * @param f the function
   * @param x the point, n numbers of any kind
   * @return value and gradient
   */
  default NestedValueAndGradient valueAndGradient(ScalarFunction f, Scalar... x) {
    NestedVjp vjp = vjp(Arguments.function("gradient", f).asVector(), x);
    return new NestedValueAndGradient(vjp.value()[0], vjp.pullback(Scalar.of(1.0)));
  }

  /**
   * {@code ∇f(x)}.
   *
   * @param f the function
   * @param x the point, n numbers of any kind
   * @return n numbers
   */
  default Scalar[] gradient(ScalarFunction f, Scalar... x) {
    return valueAndGradient(f, x).gradient();
  }

  /**
   * {@code f'(x)}.
   *
   * @param f the function
   * @param x the point, a number of any kind
   * @return the derivative
   */
  default Scalar derivative(UnaryFunction f, Scalar x) {
    Arguments.given("derivative", "point", x);
    Scalar[] direction = {Scalar.of(1.0)};
    return jvp(Arguments.function("derivative", f).asVector(), new Scalar[] {x}, direction)
        .tangent()[0];
  }

  /**
   * {@code f''(x)}.
   *
   * @param f the function
   * @param x the point, a number of any kind
   * @return the second derivative
   */
  default Scalar secondDerivative(UnaryFunction f, Scalar x) {
    Arguments.function("secondDerivative", f);
    Arguments.given("secondDerivative", "point", x);
    return derivative(at -> derivative(f, at), x);
  }

  /**
   * {@code J(x)}: row i holds the derivatives of output i.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @return m rows of n numbers
   */
  default Scalar[][] jacobian(VectorFunction f, Scalar... x) {
    NestedVjp vjp = vjp(f, x);
    return vjp.pullback(Nested.units(vjp.value().length));
  }

  /**
   * {@code H(x) v}, with H the Hessian: the tangent of the gradient.
   *
   * @param f the function
   * @param x the point, n numbers of any kind
   * @param v the direction, n numbers of any kind
   * @return n numbers
   */
  default Scalar[] hvp(ScalarFunction f, Scalar[] x, Scalar[] v) {
    Arguments.function("hvp", f);
    Arguments.given("hvp", "point", x);
    Arguments.given("hvp", "direction", v);
    return jvp((Scalar... at) -> gradient(f, at), x, v).tangent();
  }

  /**
   * {@code H(x) v} for several directions v, with H the Hessian.
   *
   * @param f the function
   * @param x the point, n numbers of any kind
   * @param v any number of directions, n numbers of any kind each
   * @return n numbers for each direction
   */
  default Scalar[][] hvp(ScalarFunction f, Scalar[] x, Scalar[][] v) {
    return jvp((Scalar... at) -> gradient(f, at), x, v).tangents();
  }

  /**
   * {@code H(x)}: the Jacobian of the gradient.
   *
   * @param f the function
   * @param x the point, n numbers of any kind
   * @return n rows of n numbers
   */
  default Scalar[][] hessian(ScalarFunction f, Scalar... x) {
    Arguments.point("hessian", f, x);
    return jacobian((Scalar... at) -> gradient(f, at), x);
  }

  /**
   * {@code F(X)} and its derivative along V.
   *
   * @param f the function
   * @param x the point, matrices of any kind
   * @param v the direction, shaped as the point
   * @return value and tangent
   */
  default NestedMatrixJvp jvp(MatrixFunction f, Matrix[] x, Matrix[] v) {
    return Nested.jvp(f, x, v);
  }

  /**
   * {@code F(X)} and the pullback {@code W ↦ ∂⟨W, F⟩/∂X}.
   *
   * @param f the function
   * @param x the point, matrices of any kind
   * @return value and reusable pullback
   */
  default NestedMatrixVjp vjp(MatrixFunction f, Matrix... x) {
    return Nested.vjp(f, x);
  }

  /**
   * {@code f(X)} and {@code ∂f/∂X}, shaped as X.
   *
   * @param f the function
   * @param x the point, matrices of any kind
   * @return value and one gradient matrix for each input
   */
  default NestedMatrixGradient valueAndGradient(MatrixScalarFunction f, Matrix... x) {
    NestedMatrixVjp vjp = vjp(Arguments.function("gradient", f).asMatrix(), x);
    return new NestedMatrixGradient(vjp.value().toScalar(), vjp.pullback(Matrix.ones(1, 1)));
  }

  /**
   * {@code ∂f/∂X}, shaped as X.
   *
   * @param f the function
   * @param x the point, matrices of any kind
   * @return one gradient matrix for each input
   */
  default Matrix[] gradient(MatrixScalarFunction f, Matrix... x) {
    return valueAndGradient(f, x).gradient();
  }

  /**
   * The derivative of {@code ∂f/∂X} along V, the Hessian times V: the gradient of the derivative
   * along V.
   *
   * @param f the function
   * @param x the point, matrices of any kind
   * @param v the direction, shaped as the point
   * @return one matrix for each input, shaped as it
   */
  default Matrix[] hvp(MatrixScalarFunction f, Matrix[] x, Matrix[] v) {
    MatrixFunction values = Arguments.function("hvp", f).asMatrix();
    Arguments.given("hvp", "direction", v);
    return gradient((Matrix... at) -> jvp(values, at, v).tangent().toScalar(), x);
  }
}
