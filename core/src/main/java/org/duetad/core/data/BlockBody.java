package org.duetad.core.data;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.nested.Nested;

/**
 * What is done for a block of rows, and its tangents and adjoints, which are done for blocks, too.
 */
@FunctionalInterface
interface BlockBody {

  /** The sums of a block. */
  Scalar[] apply(Scalar[] in, Matrix rows);

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
