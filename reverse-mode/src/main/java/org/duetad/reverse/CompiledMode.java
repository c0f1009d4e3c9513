package org.duetad.reverse;

import java.util.Optional;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixBatchJvp;
import org.duetad.core.mode.MatrixGradient;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.mode.Vjp;
import org.duetad.core.nested.NestedBatchJvp;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Reverse mode that prepares each function at its first derivative ({@link ReverseMode#prepare}),
 * and uses the {@link PreparedFunction} from then on. It pays for functions with loops over many
 * independent turns, or many operations on small matrices, that are differentiated tens of times. A
 * function whose arguments are matrices, and a derivative that is nested in another, are
 * differentiated on a tape, which takes as long for matrices.
 *
 * <p>A function is identified by its object: keep it in a variable, as a lambda that captures
 * something is a new object wherever it is evaluated, and would be recorded again. {@link
 * #preparations} counts the recordings. What a function captures must not change: see {@link
 * PreparedFunction} for how a change is detected, and {@link ReverseMode#prepare(DataFunction,
 * double[], double[])} for data that change.
 *
 * <p>An instance keeps the 16 prepared functions used last; drop the instance to free them.
 */
public final class CompiledMode implements Differentiator {

  private final ReverseMode tape = new ReverseMode();
  private final PreparedFunctions functions = new PreparedFunctions(tape);

  @Override
  public String name() {
    return "compiled";
  }

  /**
   * What was prepared so far, by any thread.
   *
   * @return counts and time
   */
  public Preparations preparations() {
    return functions.counts().now();
  }

  /**
   * What evaluations of the functions that are kept take, see {@link PreparedFunction#bytes}.
   *
   * @return bytes
   */
  public long bytes() {
    return functions.bytes();
  }

  private <T> T differentiate(
      String operation,
      VectorFunction f,
      double[] x,
      Function<PreparedFunction, T> byKernels,
      Function<ReverseMode, T> onTape) {
    Arguments.point(operation, f, x);
    return choose(functions.find(f, false, f, x), byKernels, onTape);
  }

  private <T> T differentiateScalar(
      String operation,
      ScalarFunction f,
      double[] x,
      Function<PreparedFunction, T> byKernels,
      Function<ReverseMode, T> onTape) {
    Arguments.point(operation, f, x);
    return f instanceof ModelFunction
        ? onTape.apply(tape)
        : choose(functions.find(f, true, f.asVector(), x), byKernels, onTape);
  }

  private <T> T choose(
      @Nullable PreparedFunction prepared,
      Function<PreparedFunction, T> byKernels,
      Function<ReverseMode, T> onTape) {
    return prepared == null ? onTape.apply(tape) : byKernels.apply(prepared);
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    return differentiate("vjp", f, x, prepared -> prepared.vjp(x), mode -> mode.vjp(f, x));
  }

  @Override
  public double[][] pullback(VectorFunction f, double[] x, double[][] w) {
    return differentiate(
        "pullback", f, x, prepared -> prepared.pullback(x, w), mode -> mode.pullback(f, x, w));
  }

  @Override
  public Optional<JacobianEntries> entries(VectorFunction f, double... x) {
    return differentiate(
        "jacobian", f, x, prepared -> prepared.entries(x), mode -> Optional.empty());
  }

  @Override
  public Optional<JacobianEntries> hessianEntries(ScalarFunction f, int products, double... x) {
    return differentiateScalar(
        "hessian",
        f,
        x,
        prepared -> prepared.hessianEntries(products, x),
        mode -> Optional.empty());
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    return differentiate("jvp", f, x, prepared -> prepared.jvp(x, v), mode -> mode.jvp(f, x, v));
  }

  @Override
  public BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    return differentiate("jvp", f, x, prepared -> prepared.jvp(x, v), mode -> mode.jvp(f, x, v));
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    return differentiate(
        "jacobian", f, x, prepared -> prepared.jacobian(x), mode -> mode.jacobian(f, x));
  }

  @Override
  public ValueAndJacobian valueAndJacobian(VectorFunction f, double... x) {
    return differentiate(
        "jacobian",
        f,
        x,
        prepared -> prepared.valueAndJacobian(x),
        mode -> mode.valueAndJacobian(f, x));
  }

  @Override
  public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    return differentiateScalar(
        "gradient",
        f,
        x,
        prepared -> prepared.valueAndGradient(x),
        mode -> mode.valueAndGradient(f, x));
  }

  @Override
  public double gradient(ScalarFunction f, double[] x, double[] out) {
    return differentiateScalar(
        "gradient", f, x, prepared -> prepared.gradient(x, out), mode -> mode.gradient(f, x, out));
  }

  @Override
  public double derivative(UnaryFunction f, double x) {
    return tape.derivative(f, x);
  }

  @Override
  public double secondDerivative(UnaryFunction f, double x) {
    return tape.secondDerivative(f, x);
  }

  @Override
  public double[] secondDerivative(VectorFunction f, double[] x, double[] v) {
    return tape.secondDerivative(f, x, v);
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    return differentiateScalar(
        "hvp", f, x, prepared -> prepared.hvp(x, v), mode -> mode.hvp(f, x, v));
  }

  @Override
  public double[][] hvp(ScalarFunction f, double[] x, double[][] v) {
    return differentiateScalar(
        "hvp", f, x, prepared -> prepared.hvp(x, v), mode -> mode.hvp(f, x, v));
  }

  @Override
  public double[][] hessian(ScalarFunction f, double... x) {
    return differentiateScalar(
        "hessian", f, x, prepared -> prepared.hessian(x), mode -> mode.hessian(f, x));
  }

  // Matrices and nested derivatives, on a tape.

  @Override
  public MatrixVjp vjp(MatrixFunction f, DMatrixRMaj... x) {
    return tape.vjp(f, x);
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    return tape.jvp(f, x, v);
  }

  @Override
  public MatrixBatchJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    return tape.jvp(f, x, v);
  }

  @Override
  public MatrixGradient valueAndGradient(MatrixScalarFunction f, DMatrixRMaj... x) {
    return tape.valueAndGradient(f, x);
  }

  @Override
  public DMatrixRMaj[] hvp(MatrixScalarFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    return tape.hvp(f, x, v);
  }

  @Override
  public DMatrixRMaj[][] hvp(MatrixScalarFunction f, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    return tape.hvp(f, x, v);
  }

  @Override
  public DMatrixRMaj secondDerivative(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    return tape.secondDerivative(f, x, v);
  }

  @Override
  public NestedJvp jvp(VectorFunction f, Scalar[] x, Scalar[] v) {
    return tape.jvp(f, x, v);
  }

  @Override
  public NestedBatchJvp jvp(VectorFunction f, Scalar[] x, Scalar[][] v) {
    return tape.jvp(f, x, v);
  }
}
