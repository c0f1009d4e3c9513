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

  /** Whether it has been found to capture numbers; if so, it is not tried without. */
  private volatile boolean captures;

  MatrixBlock(MatrixFunction f) {
    this.f = f;
  }

  @Override
  public Matrix apply(Matrix... x) {
    long recorded = recorded(x);
    if (recorded == 0) {
      return f.apply(x);
    }
    if (!captures) {
      Matrix y = MatrixArguments.output(Recomputation.NAME, f.apply((Matrix[]) Primals.of(x)));
      if (y instanceof ConstantMatrix results && recorded(x) == recorded) {
        return new MatrixBlockRule(f, recomputation, results).use(x);
      }
      captures = true;
    }
    return byElements(x);
  }

  private static long recorded(Matrix[] x) {
    return Arrays.stream(x).mapToLong(Matrix::recorded).sum();
  }

  /** With captured numbers: as a block of scalars that takes them as inputs. */
  private Matrix byElements(Matrix[] x) {
    Matrix[] last = new Matrix[1];
    VectorFunction elements =
        in -> {
          Matrix y = MatrixArguments.output(Recomputation.NAME, f.apply(Flattening.shaped(in, x)));
          last[0] = y;
          return y.toScalars();
        };
    Scalar[] flat =
        Arrays.stream(x).flatMap(m -> Arrays.stream(m.toScalars())).toArray(Scalar[]::new);
    Scalar[] y = new VectorBlock(elements).apply(flat);
    return Matrix.of(last[0].numRows(), last[0].numCols(), y);
  }
}
