package org.duetad.checkpoint.block;

import java.util.Optional;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.core.spi.Primals;
import org.duetad.forward.Duals;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/**
 * Derivatives of a block on plain numbers, by recomputing it on dual numbers or on a tape. The
 * results must be those of the first evaluation, bit for bit; all NaNs count as equal, as their
 * bits depend on the compiler.
 */
final class Recomputation {

  static final String NAME = "checkpoint";

  private static final ForwardMode FORWARD = ForwardMode.withChunk(1);

  /** Keeps tapes for reuse. */
  private final ReverseMode reverse = new ReverseMode();

  double[] pushforward(VectorFunction f, double[] x, double[] y, double[] dx) {
    Jvp jvp = FORWARD.jvp(f, x, dx);
    check(y, jvp.value());
    return jvp.tangent();
  }

  ConstantMatrix pushforward(
      MatrixFunction f, DMatrixRMaj[] x, ConstantMatrix y, DMatrixRMaj[] dx) {
    MatrixJvp jvp = FORWARD.jvp(f, x, dx);
    check(y, ConstantMatrix.borrowing(jvp.value()));
    return ConstantMatrix.borrowing(jvp.tangent());
  }

  double[] pullback(VectorFunction f, double[] x, double[] y, double[] yBar) {
    ScalarFunction product =
        in -> {
          Scalar[] out = Arguments.outputs(NAME, f.apply(in));
          check(y, Primals.of(out));
          return Scalar.weightedSum(yBar, out);
        };
    return reverse.gradient(product, x);
  }

  /** Adjoints with their tangents, unless refused. */
  Optional<Scalar[]> pullback(
      VectorFunction f, Duals duals, Scalar[] x, double[] y, Scalar[] yBar) {
    return unlessRefused(() -> new ScalarTangents(duals, x, yBar).pulled(reverse, f, y));
  }

  /** Adjoints with their tangents, unless refused. */
  Optional<Matrix[]> pullback(
      MatrixFunction f, Duals duals, Matrix[] x, ConstantMatrix y, Matrix yBar) {
    return unlessRefused(() -> new MatrixTangents(duals, x, yBar).pulled(reverse, f, y));
  }

  /** The block times an adjoint near zero may be refused where the block itself is smooth. */
  private static <T> Optional<T> unlessRefused(Supplier<T> product) {
    try {
      return Optional.of(product.get());
    } catch (ArithmeticException refused) {
      return Optional.empty();
    }
  }

  DMatrixRMaj[] pullback(MatrixFunction f, DMatrixRMaj[] x, ConstantMatrix y, DMatrixRMaj yBar) {
    Matrix weights = Matrix.of(yBar);
    MatrixScalarFunction product =
        in -> {
          Matrix out = MatrixArguments.output(NAME, f.apply(in));
          check(y, out.primal());
          return weights.dot(out);
        };
    return reverse.gradient(product, x);
  }

  static void check(ConstantMatrix first, ConstantMatrix again) {
    if (first.numRows() != again.numRows() || first.numCols() != again.numCols()) {
      throw impure("the output", first.shape(), again.shape());
    }
    int elements = first.numRows() * first.numCols();
    for (int i = 0; i < elements; i++) {
      if (differ(first.at(i), again.at(i))) {
        String at = "(" + i / first.numCols() + ", " + i % first.numCols() + ")";
        throw impure("element " + at, first.at(i), again.at(i));
      }
    }
  }

  static void check(double[] first, double[] again) {
    if (first.length != again.length) {
      throw impure("the number of outputs", first.length, again.length);
    }
    for (int i = 0; i < first.length; i++) {
      if (differ(first[i], again[i])) {
        throw impure("output " + i, first[i], again[i]);
      }
    }
  }

  private static boolean differ(double a, double b) {
    return Double.doubleToLongBits(a) != Double.doubleToLongBits(b);
  }

  private static IllegalStateException impure(String what, Object first, Object again) {
    return new IllegalStateException(
        NAME
            + ": "
            + what
            + " was "
            + first
            + " and is "
            + again
            + " on recomputation; a block must depend only on its inputs and on what does not change");
  }
}
