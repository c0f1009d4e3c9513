package org.duetad.testing.modes;

import static org.duetad.testing.modes.Near.assertSameBits;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

/**
 * One instance may be used by many threads at once; each result has the same bits as in a single
 * thread.
 */
interface ThreadContract extends ModeUnderTest {

  int CALLS = 50;

  /** A program of some hundred operations, so that calls overlap. */
  private static Scalar program(Scalar... x) {
    Scalar y = Scalar.logSumExp(x);
    for (int i = 0; i < 100; i++) {
      y = y.multiply(x[i % x.length]).sin().add(Scalar.softmax(x)[i % x.length]);
    }
    return y.add(Scalar.dot(x, x));
  }

  private static double[] point(int call) {
    return new double[] {0.5 + call, 0.25 * call, -1, 2, 0.125};
  }

  @Test
  default void gradientsAtOnce() throws InterruptedException, ExecutionException {
    Differentiator shared = mode();
    List<double[]> alone = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      alone.add(shared.gradient(ThreadContract::program, point(call)));
    }
    AtOnce.run(
        () -> {
          for (int call = 0; call < CALLS; call++) {
            double[] gradient = shared.gradient(ThreadContract::program, point(call));
            assertSameBits("gradient " + call, alone.get(call), gradient);
          }
          return null;
        });
  }

  @Test
  default void pullbacksOfOneLinearisation() throws InterruptedException, ExecutionException {
    VectorFunction f = x -> new Scalar[] {program(x), program(x).exp(), x[1]};
    Vjp shared = mode().vjp(f, point(1));
    List<double[]> alone = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      alone.add(mode().vjp(f, point(1)).pullback(1, call, -call));
    }
    AtOnce.run(
        () -> {
          for (int call = 0; call < CALLS; call++) {
            assertSameBits("pullback " + call, alone.get(call), shared.pullback(1, call, -call));
          }
          return null;
        });
  }
}
