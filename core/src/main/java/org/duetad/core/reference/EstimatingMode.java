package org.duetad.core.reference;

import org.duetad.core.Differentiator;
import org.duetad.core.NestedJvp;
import org.duetad.core.NestedVjp;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.NestedMatrixJvp;
import org.duetad.core.matrix.NestedMatrixVjp;

/** What the reference modes have in common: they give doubles, and no numbers to differentiate. */
abstract class EstimatingMode implements Differentiator {

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    return FiniteDifferences.ofGradients(this, f, x, v);
  }

  @Override
  public double[][] hessian(ScalarFunction f, double... x) {
    return FiniteDifferences.hessianOfGradients(this, f, x);
  }

  @Override
  public NestedJvp jvp(VectorFunction f, Scalar[] x, Scalar[] v) {
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
