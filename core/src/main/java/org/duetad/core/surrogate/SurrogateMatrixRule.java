package org.duetad.core.surrogate;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedMatrixVjp;
import org.ejml.data.DMatrixRMaj;

/** {@code F(X)} with the derivative of {@code H(X)}. */
final class SurrogateMatrixRule extends MatrixRule {

  private final MatrixFunction value;
  private final MatrixFunction surrogate;

  SurrogateMatrixRule(String name, MatrixFunction value, MatrixFunction surrogate) {
    super(name);
    this.value = value;
    this.surrogate = surrogate;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Matrix y = value.apply(x.clone());
    if (!(y instanceof ConstantMatrix constant)) {
      throw new IllegalStateException(
          name()
              + ": the value uses "
              + y
              + " of an enclosing derivative call, whose derivative would be lost; make it an operand");
    }
    return new ConstantMatrix[] {constant};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {Nested.jvp(surrogate, x, dx).tangent()};
  }

  /** One sweep gives the adjoints of all operands. */
  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    NestedMatrixVjp vjp = Nested.vjp(surrogate, x);
    if (!vjp.value().shape().equals(y[0].shape())) {
      throw new IllegalStateException(
          name()
              + ": the value is "
              + y[0].shape()
              + ", the surrogate "
              + vjp.value().shape()
              + "; give both one shape");
    }
    xBar.addAll(vjp.pullback(yBar[0]));
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    DMatrixRMaj[] primals = Arrays.stream(x).map(Matrix::value).toArray(DMatrixRMaj[]::new);
    Matrix h = surrogate.apply(x);
    return new Matrix[] {h.minus(h.stopGradient()).plus(Matrix.of(value.value(primals)))};
  }
}
