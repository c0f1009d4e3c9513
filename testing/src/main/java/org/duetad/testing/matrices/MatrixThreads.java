package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.assertSameBits;
import static org.duetad.testing.matrices.MatrixAssertions.scaled;
import static org.duetad.testing.matrices.MatrixModeUnderTest.a;
import static org.duetad.testing.matrices.MatrixModeUnderTest.square;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.testing.modes.AtOnce;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * One instance may be used by many threads at once; each result has the same bits as in a single
 * thread.
 */
interface MatrixThreads extends MatrixModeUnderTest {

  int CALLS = 20;

  /** A program long enough for calls to overlap. */
  private static Matrix program(Matrix... x) {
    Matrix y = x[0];
    for (int i = 0; i < 20; i++) {
      y = y.mult(x[1]).softmaxRows().plus(y.scale(x[1].get(0, i % 3)).scale(0.25));
    }
    return y;
  }

  private static DMatrixRMaj[] point(int call) {
    return new DMatrixRMaj[] {scaled(0.1 * call, a()), square()};
  }

  private static DMatrixRMaj seed(int call) {
    return scaled(call - 3.5, a());
  }

  @Test
  default void gradientsAtOnce() throws InterruptedException, ExecutionException {
    MatrixScalarFunction loss = x -> program(x).squaredNorm();
    List<DMatrixRMaj[]> alone =
        IntStream.range(0, CALLS).mapToObj(call -> mode().gradient(loss, point(call))).toList();
    AtOnce.run(
        () -> {
          for (int call = 0; call < CALLS; call++) {
            assertSameBits("call " + call, alone.get(call), mode().gradient(loss, point(call)));
          }
          return null;
        });
  }

  @Test
  default void pullbacksOfOneLinearisation() throws InterruptedException, ExecutionException {
    MatrixVjp shared = mode().vjp(MatrixThreads::program, point(1));
    List<DMatrixRMaj[]> alone =
        IntStream.range(0, CALLS)
            .mapToObj(call -> mode().vjp(MatrixThreads::program, point(1)).pullback(seed(call)))
            .toList();
    AtOnce.run(
        () -> {
          for (int call = 0; call < CALLS; call++) {
            assertSameBits("call " + call, alone.get(call), shared.pullback(seed(call)));
          }
          return null;
        });
  }
}
