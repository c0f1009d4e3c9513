package org.duetad.core;

import java.util.Arrays;
import org.duetad.core.matrix.Flattening;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixGradient;
import org.duetad.core.matrix.MatrixJacobian;
import org.duetad.core.matrix.MatrixJvp;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.matrix.MatrixVjp;
import org.duetad.core.program.RecordedFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * A mode of differentiation. Every mode answers every question; what it is not made for it answers
 * by its own means, at its own cost. Implementations are immutable to their users: any number of
 * threads may call one instance at once, and each call gives the same bits.
 *
 * <p>Throughout, x is a point of n coordinates, n at least 1; f must be a function of its arguments
 * alone. All calls throw {@link IllegalArgumentException} for a wrong length or n = 0, {@link
 * NullPointerException} for a null, and {@link IllegalStateException} when numbers of different
 * derivative calls meet.
 *
 * <p>Results are records that print their shapes and first elements. Their arrays are new and the
 * caller's; like arrays, two results are equal only if they hold the same ones, so compare numbers
 * with {@link Arrays#equals(double[], double[])}.
 */
public interface Differentiator extends NestedDifferentiator {

  /**
   * The mode's name, as the command line knows it.
   *
   * @return a short lower-case name
   */
  String name();

  /**
   * {@code f(x)} and the directional derivative {@code J(x) v}.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @param v the direction, n numbers
   * @return value and tangent, m numbers each
   */
  Jvp jvp(VectorFunction f, double[] x, double[] v);

  /**
   * {@code J(x)}: row i holds the derivatives of output i.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return m rows of n numbers
   */
  double[][] jacobian(VectorFunction f, double... x);

  /**
   * {@code f(x)} and {@code J(x)}, for solvers that want both at each point. A mode that evaluates
   * the function anyway does so no more often than for the Jacobian alone.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return m numbers, and m rows of n numbers
   */
  default ValueAndJacobian valueAndJacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", x);
    return new ValueAndJacobian(f.value(x), jacobian(f, x));
  }

  /**
   * Some columns of {@code J(x)}: the derivatives by the inputs from {@code from} (inclusive) to
   * {@code to} (exclusive). A mode that works column by column does no more than that.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @param from the first input
   * @param to the input after the last
   * @return m rows of to - from numbers
   * @throws IndexOutOfBoundsException unless {@code 0 <= from < to <= n}
   */
  default double[][] jacobianColumns(VectorFunction f, double[] x, int from, int to) {
    Arguments.point("jacobian", x);
    Arguments.range("jacobian", from, to, x.length);
    return Arrays.stream(jacobian(f, x))
        .map(row -> Arrays.copyOfRange(row, from, to))
        .toArray(double[][]::new);
  }

  /**
   * Sums of columns of {@code J(x)}: {@code J S} with {@code S_ik} 1 if input i is in group k, else
   * 0. So a sparse Jacobian is computed in few directions (see {@link
   * org.duetad.core.sparse.SparseJacobian}). Unless a mode takes several directions at once, it is
   * one JVP for each group.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @param groups the group of each input, or less than 0 for one that is in none
   * @param count how many groups there are
   * @return m rows of count numbers
   * @throws IllegalArgumentException if there are not n groups, or one is not below count
   */
  default double[][] compressedJacobian(VectorFunction f, double[] x, int[] groups, int count) {
    Arguments.point("jacobian", x);
    Arguments.groups("jacobian", groups, count, x.length);
    return Seeds.compressed(this, f, x, groups, count);
  }

  /**
   * {@code f(x)} and the pullback {@code w ↦ J(x)ᵀ w}. Unless a mode has a better way, the first
   * pullback computes the Jacobian.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return value and reusable pullback
   */
  default Vjp vjp(VectorFunction f, double... x) {
    Arguments.point("vjp", x);
    double[] point = x.clone();
    return new JacobianVjp(f.value(point), point.length, () -> jacobian(f, point));
  }

  /**
   * {@code f(x)} and {@code ∇f(x)}.
   *
   * @param f the function
   * @param x the point
   * @return value and gradient
   */
  default ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    Vjp vjp = vjp(f.asVector(), x);
    return new ValueAndGradient(vjp.value()[0], vjp.pullback(1.0));
  }

  /**
   * {@code ∇f(x)}.
   *
   * @param f the function
   * @param x the point
   * @return n numbers
   */
  default double[] gradient(ScalarFunction f, double... x) {
    return valueAndGradient(f, x).gradient();
  }

  /**
   * {@code f'(x)} of a function of one variable.
   *
   * @param f the function
   * @param x the point
   * @return the derivative
   */
  default double derivative(UnaryFunction f, double x) {
    return jvp(f.asVector(), new double[] {x}, new double[] {1.0}).tangent()[0];
  }

  /**
   * {@code H(x) v}, with H the Hessian: the tangent of the gradient, both in this mode. The
   * estimating modes differentiate exact gradients no further: they take differences of theirs.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, n numbers
   * @return n numbers
   */
  default double[] hvp(ScalarFunction f, double[] x, double[] v) {
    Arguments.point("hvp", x);
    Arguments.length("hvp", "direction", v, x.length);
    return jvp((Scalar... at) -> gradient(f, at), x, v).tangent();
  }

  /**
   * {@code H(x) v} for several directions v at once, to the accuracy of {@link #hvp(ScalarFunction,
   * double[], double[])}; a mode may do it for less than one after the other.
   *
   * @param f the function
   * @param x the point
   * @param directions any number of directions, n numbers each
   * @return as many products, n numbers each
   */
  default double[][] hvps(ScalarFunction f, double[] x, double[]... directions) {
    Arguments.point("hvps", x);
    Arguments.directions("hvps", directions, x.length);
    double[][] products = new double[directions.length][];
    Arrays.setAll(products, k -> hvp(f, x, directions[k]));
    return products;
  }

  /**
   * {@code H(x)}: the Jacobian of the gradient, as {@link #hvp}, symmetrised as {@code (H + Hᵀ)/2}.
   *
   * @param f the function
   * @param x the point
   * @return n rows of n numbers
   */
  default double[][] hessian(ScalarFunction f, double... x) {
    Arguments.point("hessian", x);
    return symmetric(jacobian((Scalar... at) -> gradient(f, at), x));
  }

  private static double[][] symmetric(double[][] h) {
    for (int i = 0; i < h.length; i++) {
      for (int k = 0; k < i; k++) {
        h[i][k] = 0.5 * (h[i][k] + h[k][i]);
        h[k][i] = h[i][k];
      }
    }
    return h;
  }

  /**
   * A function recorded once, to be differentiated at many points: pass the result instead of f.
   *
   * @param f the function, n inputs to m outputs
   * @param x a point, where it is recorded for the first time
   * @return a function of the same values and derivatives, which records other branches by itself
   */
  default RecordedFunction record(VectorFunction f, double... x) {
    return RecordedFunction.of(f, x);
  }

  /**
   * {@code F(X)} and its derivative along V, {@code d/dt F(X + t V)} at t = 0.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @param v the direction, shaped as the point
   * @return value and tangent
   */
  default MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    Flattening flat = new Flattening("jvp", f, x);
    Jvp jvp = jvp(flat, flat.point(), flat.direction("jvp", v));
    return new MatrixJvp(flat.output(jvp.value()), flat.output(jvp.tangent()));
  }

  /**
   * {@code F(X)} and the pullback {@code W ↦ ∂⟨W, F⟩/∂X}.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return value and reusable pullback
   */
  default MatrixVjp vjp(MatrixFunction f, DMatrixRMaj... x) {
    Flattening flat = new Flattening("vjp", f, x);
    return flat.vjp(vjp(flat, flat.point()));
  }

  /**
   * {@code f(X)} and {@code ∂f/∂X}, shaped as X.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return value and one gradient matrix for each input
   */
  default MatrixGradient valueAndGradient(MatrixScalarFunction f, DMatrixRMaj... x) {
    Flattening flat = new Flattening("gradient", f.asMatrix(), x);
    ValueAndGradient at = valueAndGradient((Scalar... p) -> flat.apply(p)[0], flat.point());
    return new MatrixGradient(at.value(), flat.inputs(at.gradient()));
  }

  /**
   * {@code ∂f/∂X}, shaped as X.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return one gradient matrix for each input
   */
  default DMatrixRMaj[] gradient(MatrixScalarFunction f, DMatrixRMaj... x) {
    return valueAndGradient(f, x).gradient();
  }

  /**
   * The derivative of {@code ∂f/∂X} along V, the Hessian times V, to the accuracy of {@link
   * #hvp(ScalarFunction, double[], double[])}.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @param v the direction, shaped as the point
   * @return one matrix for each input, shaped as it
   */
  default DMatrixRMaj[] hvp(MatrixScalarFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    Flattening flat = new Flattening("hvp", f.asMatrix(), x);
    double[] direction = flat.direction("hvp", v);
    return flat.inputs(hvp((Scalar... p) -> flat.apply(p)[0], flat.point(), direction));
  }

  /**
   * All derivatives {@code ∂Y_ij/∂X_kl} of {@code Y = F(X)}, by each input.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return one Jacobian for each input
   * @throws IllegalArgumentException if it would not fit into the heap
   */
  default MatrixJacobian[] jacobian(MatrixFunction f, DMatrixRMaj... x) {
    Flattening flat = new Flattening("jacobian", f, x);
    return flat.jacobians(jacobian(flat.ofModestJacobian(), flat.point()));
  }
}
