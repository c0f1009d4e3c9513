package org.duetad.checkpoint.block;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Flattening;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.core.spi.Primals;

/** A function of matrices that is recorded as a single rule. */
final class MatrixBlock implements MatrixFunction {

  private final MatrixFunction f;
  private final Recomputation recomputation = new Recomputation();

  MatrixBlock(MatrixFunction f) {
    this.f = f;
  }

  @Override
  public Matrix apply(Matrix... x) {
    long recorded = recorded(x);
    if (recorded == 0) {
      return f.apply(x);
    }
    Matrix y = MatrixArguments.output(Recomputation.NAME, f.apply((Matrix[]) Primals.of(x)));
    return y instanceof ConstantMatrix results && recorded(x) == recorded
        ? new MatrixBlockRule(f, recomputation, results).use(x)
        : byElements(x, y.numRows(), y.numCols());
  }

  private static long recorded(Matrix[] x) {
    return Arrays.stream(x).mapToLong(Matrix::recorded).sum();
  }

  /** With captured numbers: as a block of scalars that takes them as inputs. */
  private Matrix byElements(Matrix[] x, int numRows, int numCols) {
    VectorFunction elements = new VectorBlock(in -> f.apply(Flattening.shaped(in, x)).toScalars());
    Scalar[] flat =
        Arrays.stream(x).flatMap(m -> Arrays.stream(m.toScalars())).toArray(Scalar[]::new);
    return Matrix.of(numRows, numCols, elements.apply(flat));
  }
}
