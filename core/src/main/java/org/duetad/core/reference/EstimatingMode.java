package org.duetad.core.reference;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Flattening;
import org.duetad.core.mode.Jvp;
import org.duetad.core.nested.NestedBatchJvp;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.nested.NestedMatrixJvp;
import org.duetad.core.nested.NestedMatrixVjp;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/** What the reference modes have in common: they return doubles, not differentiable numbers. */
abstract class EstimatingMode implements Differentiator {

  /** {@code J(x) v}. */
  abstract double[] tangent(VectorFunction f, double[] x, double[] v);

  @Override
  public final Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Arguments.point("jvp", f, x);
    Arguments.length("jvp", "direction", v, x.length);
    return new Jvp(f.value(x), tangent(f, x, v));
  }

  @Override
  public final BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    return new BatchJvp(
        f.value(x),
        Arrays.stream(v).map(direction -> tangent(f, x, direction)).toArray(double[][]::new));
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    return FiniteDifferences.ofGradients(this, f, x, v);
  }

  @Override
  public double[][] hvp(ScalarFunction f, double[] x, double[][] v) {
    Arguments.point("hvp", f, x);
    Arguments.lengths("hvp", "direction", v, x.length);
    return Arrays.stream(v).map(direction -> hvp(f, x, direction)).toArray(double[][]::new);
  }

  @Override
  public double[][] hessian(ScalarFunction f, double... x) {
    return FiniteDifferences.hessianOfGradients(this, f, x);
  }

  @Override
  public double[] secondDerivative(VectorFunction f, double[] x, double[] v) {
    Arguments.point("secondDerivative", f, x);
    Arguments.length("secondDerivative", "direction", v, x.length);
    return CentralDifference.along(at -> tangent(f, at, v), x, v);
  }

  @Override
  public DMatrixRMaj secondDerivative(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    Flattening flat = new Flattening("secondDerivative", f, x);
    double[] direction = flat.direction("secondDerivative", v);
    return flat.output(secondDerivative(flat, flat.point(), direction));
  }

  @Override
  public NestedJvp jvp(VectorFunction f, Scalar[] x, Scalar[] v) {
    throw estimates();
  }

  @Override
  public NestedBatchJvp jvp(VectorFunction f, Scalar[] x, Scalar[][] v) {
    throw estimates();
  }

  @Override
  public NestedVjp vjp(VectorFunction f, Scalar... x) {
    throw estimates();
  }

  @Override
  public NestedMatrixJvp jvp(MatrixFunction f, Matrix[] x, Matrix[] v) {
    throw estimates();
  }

  @Override
  public NestedMatrixVjp vjp(MatrixFunction f, Matrix... x) {
    throw estimates();
  }

  private UnsupportedOperationException estimates() {
    return new UnsupportedOperationException(
        name()
            + ": estimates derivatives of plain doubles, which cannot be differentiated any further; nest forward or"
            + " reverse mode");
  }
}
