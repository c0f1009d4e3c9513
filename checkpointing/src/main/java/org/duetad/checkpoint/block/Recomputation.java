package org.duetad.checkpoint.block;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.Tape;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of a block on plain numbers, by doing it again on dual numbers or on a tape. What
 * comes out must be what came out before, bit for bit; all NaNs are one, as their bits depend on
 * the compiler.
 */
final class Recomputation {

  static final String NAME = "checkpoint";

  private static final ForwardMode FORWARD = ForwardMode.withChunk(1);

  /** A tape that waits to be used again; another thread, or a block in the block, makes its own. */
  private final AtomicReference<@Nullable Tape> idle = new AtomicReference<>();

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
    return onTape(
        tape -> {
          Scalar[] in = tape.variables(x);
          Scalar[] out = Arguments.outputs(NAME, f.apply(in.clone()));
          check(y, values(out));
          return tape.pullback(out, yBar, in);
        });
  }

  private static double[] values(Scalar[] out) {
    double[] values = new double[out.length];
    for (int i = 0; i < out.length; i++) {
      values[i] = out[i].value();
    }
    return values;
  }

  DMatrixRMaj[] pullback(MatrixFunction f, DMatrixRMaj[] x, ConstantMatrix y, DMatrixRMaj yBar) {
    return onTape(
        tape -> {
          Matrix[] in = new Matrix[x.length];
          for (int i = 0; i < x.length; i++) {
            in[i] = tape.variable(x[i]);
          }
          Matrix out = MatrixArguments.output(NAME, f.apply(in.clone()));
          check(y, ConstantMatrix.borrowing(out.value()));
          return tape.pullback(new Matrix[] {out}, new DMatrixRMaj[] {yBar}, in);
        });
  }

  private <T> T onTape(Function<Tape, T> sweep) {
    Tape kept = idle.getAndSet(null);
    Tape tape = kept == null ? new Tape() : kept;
    tape.clear(); // From now on it belongs to this thread.
    T result;
    try {
      result = sweep.apply(tape);
    } catch (RuntimeException e) {
      keep(tape);
      throw e;
    }
    keep(tape);
    return result;
  }

  /** Not after an error, such as one of memory: the tape may be in any state. */
  private void keep(Tape tape) {
    tape.clear();
    idle.set(tape);
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
