package org.duetad.core.mode;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A mode of differentiation. Every mode implements every call, those it is not designed for at a
 * higher cost. Implementations behave as immutable: any number of threads may call one instance at
 * once, and each call gives the same bits.
 *
 * <p>Throughout, x is a point of n coordinates, n at least 1; f must be a function of its arguments
 * alone. All calls throw {@link IllegalArgumentException} for a wrong length or n = 0, {@link
 * NullPointerException} for a null, and {@link IllegalStateException} when numbers of different
 * derivative calls are mixed.
 *
 * <p>Results are records that print their shapes and first elements. Their arrays are new and
 * caller-owned; two results are equal only if they hold the same array objects, so compare numbers
 * with {@link Arrays#equals(double[], double[])}.
 */
public interface Differentiator extends NestedDifferentiator {

  /**
   * The mode's name, as used on the command line.
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
   * {@code f(x)} and {@code J(x) v} for several directions v, which may cost less than one by one.
   * Along unit vectors ({@link Seeds}) these are columns of the Jacobian.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @param v any number of directions, n numbers each
   * @return the value, m numbers, and a tangent of m numbers for each direction
   */
  default BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    Jvp[] each = Arrays.stream(v).map(direction -> jvp(f, x, direction)).toArray(Jvp[]::new);
    return new BatchJvp(
        each.length == 0 ? f.value(x) : each[0].value(),
        Arrays.stream(each).map(Jvp::tangent).toArray(double[][]::new));
  }

  /**
   * {@code J(x)}: row i holds the derivatives of output i. Unless a mode has a better way, its
   * columns are computed along all unit vectors.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return m rows of n numbers
   */
  default double[][] jacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", f, x);
    BatchJvp columns = jvp(f, x, Seeds.units(x.length));
    double[][] rows = new double[columns.value().length][x.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < x.length; k++) {
        rows[i][k] = columns.tangents()[k][i];
      }
    }
    return rows;
  }

  /**
   * {@code f(x)} and {@code J(x)}, for solvers that need both at each point. A mode that evaluates
   * the function anyway does so no more often than for the Jacobian alone.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return m numbers, and m rows of n numbers
   */
  default ValueAndJacobian valueAndJacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", f, x);
    return new ValueAndJacobian(f.value(x), jacobian(f, x));
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
    Arguments.point("vjp", f, x);
    double[] point = x.clone();
    return new JacobianVjp(f.value(point), point.length, () -> jacobian(f, point));
  }

  /**
   * {@code J(x)ᵀ w} for several seeds w that are known beforehand, which may cost less than a
   * {@link #vjp} and its pullbacks.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @param w any number of seeds, m adjoints of the outputs each
   * @return n adjoints of the inputs for each seed
   */
  default double[][] pullback(VectorFunction f, double[] x, double[][] w) {
    return vjp(f, x).pullback(w);
  }

  /**
   * The entries of a sparse Jacobian one by one, if the mode can compute them without sums of
   * columns or rows, as for a map over data, or where each number depends on few variables. They
   * are for other points as well.
   *
   * @param f the function
   * @param x the point whose branch is taken
   * @return empty unless the mode prepares functions, and has the entries of this one
   */
  default Optional<JacobianEntries> entries(VectorFunction f, double... x) {
    Arguments.point("entries", f, x);
    return Optional.empty();
  }

  /**
   * {@code f(x)} and {@code ∇f(x)}.
   *
   * @param f the function
   * @param x the point
   * @return value and gradient
   */
  default ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    Vjp vjp = vjp(Arguments.function("gradient", f).asVector(), x);
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
   * {@code f(x)}, with {@code ∇f(x)} written to a caller-owned array, for loops with many calls.
   * Forward and reverse mode then allocate only the numbers of the function and a few objects of
   * fixed size. If the function throws, the array may be partly written.
   *
   * @param f the function
   * @param x the point
   * @param out receives the gradient, n numbers; it may be the point's array
   * @return the value
   * @throws IllegalArgumentException if the array has another length than the point
   */
  default double gradient(ScalarFunction f, double[] x, double[] out) {
    Arguments.point("gradient", f, x);
    Arguments.length("gradient", "array for the gradient", out, x.length);
    ValueAndGradient at = valueAndGradient(f, x);
    System.arraycopy(at.gradient(), 0, out, 0, out.length);
    return at.value();
  }

  /**
   * {@code f'(x)} of a function of one variable.
   *
   * @param f the function
   * @param x the point
   * @return the derivative
   */
  default double derivative(UnaryFunction f, double x) {
    return jvp(Arguments.function("derivative", f).asVector(), new double[] {x}, new double[] {1.0})
        .tangent()[0];
  }

  /**
   * {@code f''(x)} of a function of one variable, to the accuracy of {@link #hvp}.
   *
   * @param f the function
   * @param x the point
   * @return the second derivative
   */
  default double secondDerivative(UnaryFunction f, double x) {
    Arguments.function("secondDerivative", f);
    return hvp(at -> f.apply(at[0]), new double[] {x}, new double[] {1.0})[0];
  }

  /**
   * {@code D²f(x)[v, v]}, that is {@code d²/dt² f(x + t v)} at t = 0.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @param v the direction, n numbers
   * @return m numbers
   */
  default double[] secondDerivative(VectorFunction f, double[] x, double[] v) {
    Arguments.point("secondDerivative", f, x);
    Arguments.length("secondDerivative", "direction", v, x.length);
    return jvp((Scalar... at) -> jvp(f, at, Scalar.of(v)).tangent(), x, v).tangent();
  }

  /**
   * {@code H(x) v}, with H the Hessian: the tangent of the gradient, both in this mode. The
   * estimating modes take differences of their gradients.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, n numbers
   * @return n numbers
   */
  default double[] hvp(ScalarFunction f, double[] x, double[] v) {
    Arguments.point("hvp", f, x);
    Arguments.length("hvp", "direction", v, x.length);
    return jvp((Scalar... at) -> gradient(f, at), x, v).tangent();
  }

  /**
   * {@code H(x) v} for several directions v, to the accuracy of {@link #hvp(ScalarFunction,
   * double[], double[])}, which may cost less than one by one.
   *
   * @param f the function
   * @param x the point
   * @param v any number of directions, n numbers each
   * @return as many products, n numbers each
   */
  default double[][] hvp(ScalarFunction f, double[] x, double[][] v) {
    Arguments.point("hvp", f, x);
    Arguments.lengths("hvp", "direction", v, x.length);
    return jvp((Scalar... at) -> gradient(f, at), x, v).tangents();
  }

  /**
   * {@code H(x)}: the Jacobian of the gradient, as {@link #hvp}. It is symmetric to rounding where
   * the second derivatives exist; nothing is averaged, so that a fault shows.
   *
   * @param f the function
   * @param x the point
   * @return n rows of n numbers
   */
  default double[][] hessian(ScalarFunction f, double... x) {
    Arguments.point("hessian", f, x);
    return jacobian((Scalar... at) -> gradient(f, at), x);
  }

  /**
   * The entries of a sparse Hessian one by one, if the mode can compute them without products, as
   * for a sum of terms of few variables. Of an entry and its mirror image one is given. They are
   * for other points as well.
   *
   * @param f the function
   * @param products how many products they are instead of: there are none if these take less time
   * @param x the point whose branch is taken
   * @return empty unless the mode prepares functions, and has the entries of this one
   */
  default Optional<JacobianEntries> hessianEntries(ScalarFunction f, int products, double... x) {
    Arguments.point("entries", f, x);
    return Optional.empty();
  }

  /**
   * A function recorded once, to be differentiated at many points: pass the result instead of f.
   *
   * @param f the function, n inputs to m outputs
   * @param x a point, where it is recorded for the first time
   * @return a function with the same values and derivatives, which records other branches when they
   *     occur
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
   * {@code F(X)} and its derivatives along several directions, which may cost less than one by one.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @param v any number of directions, each shaped as the point
   * @return the value, and a tangent for each direction
   */
  default MatrixBatchJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    Flattening flat = new Flattening("jvp", f, x);
    BatchJvp jvp = jvp(flat, flat.point(), flat.directions("jvp", v));
    return new MatrixBatchJvp(
        flat.output(jvp.value()),
        Arrays.stream(jvp.tangents()).map(flat::output).toArray(DMatrixRMaj[]::new));
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
    Flattening flat = new Flattening("gradient", Arguments.function("gradient", f).asMatrix(), x);
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
    Flattening flat = new Flattening("hvp", Arguments.function("hvp", f).asMatrix(), x);
    double[] direction = flat.direction("hvp", v);
    return flat.inputs(hvp((Scalar... p) -> flat.apply(p)[0], flat.point(), direction));
  }

  /**
   * The Hessian times V for several directions V, which may cost less than one by one.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @param v any number of directions, each shaped as the point
   * @return for each direction one matrix for each input, shaped as it
   */
  default DMatrixRMaj[][] hvp(MatrixScalarFunction f, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    Flattening flat = new Flattening("hvp", Arguments.function("hvp", f).asMatrix(), x);
    double[][] directions = flat.directions("hvp", v);
    double[][] products = hvp((Scalar... p) -> flat.apply(p)[0], flat.point(), directions);
    return Arrays.stream(products).map(flat::inputs).toArray(DMatrixRMaj[][]::new);
  }

  /**
   * {@code D²F(X)[V, V]}, that is {@code d²/dt² F(X + t V)} at t = 0.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @param v the direction, shaped as the point
   * @return a matrix shaped as the output
   */
  default DMatrixRMaj secondDerivative(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    MatrixArguments.point("secondDerivative", f, x);
    Matrix[] like = Arrays.stream(x).map(Matrix::of).toArray(Matrix[]::new);
    MatrixArguments.shapes("secondDerivative", "direction", v, like);
    Matrix[] direction = Arrays.stream(v).map(Matrix::of).toArray(Matrix[]::new);
    return jvp((Matrix... at) -> jvp(f, at, direction).tangent(), x, v).tangent();
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
