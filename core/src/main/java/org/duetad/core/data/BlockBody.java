package org.duetad.core.data;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.nested.Nested;
import org.duetad.core.spi.Arguments;

/**
 * What is done for a block of rows, and its tangents and adjoints, which are done for blocks, too.
 */
@FunctionalInterface
interface BlockBody {

  /** The sums of a block. */
  Scalar[] apply(Scalar[] in, Matrix rows);

  /** The same for a column of parameters; a column of sums. */
  default Matrix ofColumn(Matrix w, Matrix rows) {
    Scalar[] sums = apply(w.toScalars(), rows);
    return Matrix.of(sums.length, 1, sums);
  }

  /**
   * The sum that a function of a column of parameters returns.
   *
   * @param f the function
   */
  record OfColumn(MatrixRowFunction f) implements BlockBody {

    @Override
    public Scalar[] apply(Scalar[] in, Matrix rows) {
      return new Scalar[] {sum(Matrix.of(in.length, 1, in), rows)};
    }

    @Override
    public Matrix ofColumn(Matrix w, Matrix rows) {
      return Matrix.of(1, 1, sum(w, rows));
    }

    private Scalar sum(Matrix w, Matrix rows) {
      return Arguments.outputs("sumOverBlocks", new Scalar[] {f.apply(w, rows)})[0];
    }
  }

  /** {@code (w, ẇ) ↦ ṡ}. */
  default BlockBody tangent() {
    return (in, rows) -> {
      int p = in.length / 2;
      Scalar[] v = Arrays.copyOfRange(in, p, in.length);
      return Nested.jvp(w -> apply(w, rows), Arrays.copyOf(in, p), v).tangent();
    };
  }

  /** {@code (w, s̄) ↦ w̄}, of p parameters. */
  default BlockBody adjoint(int p) {
    return (in, rows) ->
        Nested.vjp(w -> apply(w, rows), Arrays.copyOf(in, p))
            .pullback(Arrays.copyOfRange(in, p, in.length));
  }
}
