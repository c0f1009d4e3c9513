package org.duetad.core.nested;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/** A matrix of an {@link OpenRun}: the counterpart of {@link OpenScalar}. */
final class OpenMatrix extends AbstractMatrix {

  final OpenRun run;
  final Matrix matrix;

  OpenMatrix(OpenRun run, Matrix matrix) {
    super(matrix.numRows(), matrix.numCols());
    this.run = run;
    this.matrix = matrix;
  }

  @Override
  public DMatrixRMaj value() {
    return matrix.value();
  }

  @Override
  public ConstantMatrix primal() {
    return matrix.primal();
  }

  @Override
  public long level() {
    return run.level();
  }

  @Override
  public boolean isTraced() {
    return true;
  }

  @Override
  public long recorded() {
    return matrix.recorded();
  }

  @Override
  public Matrix named(String name) {
    matrix.named(name);
    return this;
  }

  @Override
  protected Scalar element(int index) {
    run.check("get");
    return run.wrapped(matrix.get(index / numCols(), index % numCols()));
  }

  @Override
  public Scalar[] toScalars() {
    run.check("get");
    return run.wrapped(matrix.toScalars());
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    run.check(rule.name());
    Matrix[] inner = Arrays.stream(x).map(in -> run.inner(rule.name(), in)).toArray(Matrix[]::new);
    return Arrays.stream(rule.all(inner)).map(y -> new OpenMatrix(run, y)).toArray(Matrix[]::new);
  }

  @Override
  public String toString() {
    return matrix.toString();
  }
}
