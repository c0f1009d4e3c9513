package org.duetad.core.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Threads may share a replay, a frame each. */
class ReplayThreadsTest {

  private static final int INPUTS = 40;
  private static final int CALLS = 300;

  private static final VectorFunction F =
      x -> {
        Scalar sum = Scalar.of(0);
        for (int i = 0; i < x.length; i++) {
          sum = sum.add(x[i].multiply(x[(i + 1) % x.length]).sin());
        }
        return new Scalar[] {sum};
      };

  private static double[] point(int k) {
    double[] x = new double[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      x[i] = Math.cos(i + k);
    }
    return x;
  }

  private static double[] gradient(Replay replay, ReplayFrame frame, int k) {
    double[] gradient = new double[INPUTS];
    replay.evaluate(point(k), frame, new double[1]);
    replay.pullback(frame, new double[] {1}, gradient);
    return gradient;
  }

  @Test
  void eachGetsItsOwnGradient() throws InterruptedException, ExecutionException {
    Replay shared = Replay.of(Program.record(F, point(0)));
    Replay alone = Replay.of(Program.record(F, point(0)));
    double[][] expected = new double[CALLS][];
    ReplayFrame frame = alone.frame();
    for (int k = 0; k < CALLS; k++) {
      expected[k] = gradient(alone, frame, k);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> runs = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      runs.add(
          threads.submit(
              () -> {
                ReplayFrame own = shared.frame();
                for (int k = 0; k < CALLS; k++) {
                  assertArrayEquals(expected[k], gradient(shared, own, k));
                }
              }));
    }
    for (Future<?> run : runs) {
      run.get();
    }
    threads.shutdown();
    assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
  }
}
