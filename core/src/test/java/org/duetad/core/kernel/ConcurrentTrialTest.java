package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.trial.Pace;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.program.loops.LoopInterpreter;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threads that share a kernel with a user's rule try each form of it once, on their evaluations,
 * and get the same bits all the time.
 */
class ConcurrentTrialTest {

  private static final int THREADS = 4;
  private static final int RUNS = 20;

  private static final UnaryRule HALF =
      UnaryRule.of("half", Domain.REAL, x -> 0.5 * x, (x, y) -> Scalar.of(0.5));

  private final double[] x = new double[200];
  private final AtomicLong now = new AtomicLong();
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** A stencil, which is likely to gain, and functions of its results. */
  private static Scalar[] smoothed(Scalar... x) {
    Scalar[] y = x.clone();
    for (int i = 1; i + 1 < x.length; i++) {
      y[i] = x[i].add(x[i - 1].subtract(x[i + 1]).multiply(0.25));
    }
    for (int i = 1; i + 1 < x.length; i++) {
      y[i] = y[i].apply(HALF).exp().add(y[i].sin());
    }
    return y;
  }

  private final class Compiler implements LoopCompiler {

    private final AtomicInteger functions = new AtomicInteger();

    @Override
    public LoopFunction compile(LoopCode code) {
      functions.incrementAndGet();
      return new LoopInterpreter(code);
    }

    @Override
    public boolean inBackground(Runnable task) {
      background.execute(task);
      return true;
    }

    @Override
    public Status status() {
      return new Status(functions.get(), 0);
    }
  }

  @Test
  @Timeout(100)
  void eachFormIsTriedOnce() throws Exception {
    Arrays.setAll(x, i -> 0.5 + 0.3 * Math.sin(i));
    Program program = Program.record(ConcurrentTrialTest::smoothed, x);
    try {
      for (int run = 0; run < RUNS; run++) {
        Kernel kernel = Kernel.of(program);
        Compiler compiler = new Compiler();
        kernel.tier().offer(compiler, () -> now.addAndGet(10_000_000), new Pace(1, 100_000, 10));
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          all.add(threads.submit(() -> evaluateUntilDecided(kernel)));
        }
        for (Future<?> each : all) {
          each.get();
        }
        assertEquals(true, kernel.tier().isDecided());
        assertEquals(4, compiler.functions.get()); // Values and adjoints of two parts.
      }
    } finally {
      background.shutdownNow();
      threads.shutdownNow();
    }
  }

  private void evaluateUntilDecided(Kernel kernel) {
    KernelFrame frame = kernel.frame();
    double[] first = new double[x.length];
    double[] y = new double[x.length];
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    kernel.evaluate(x, frame, first);
    while (!kernel.tier().isDecided() && !Thread.currentThread().isInterrupted()) {
      kernel.evaluate(x, frame, y);
      assertArrayEquals(first, y);
      kernel.pullback(frame, ones, new double[x.length]);
    }
  }
}
