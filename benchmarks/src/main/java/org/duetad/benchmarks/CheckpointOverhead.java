package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.duetad.checkpoint.schedule.BinomialCost;
import org.duetad.checkpoint.schedule.Certifier;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.HandWrittenStep;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The executor's overhead (certificate, schedule, stores and rules) on steps of about 10
 * microseconds, against the same steps in plain loops.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class CheckpointOverhead {

  private static final long STEPS = 10_000;
  private static final int SNAPSHOTS = 20;
  private static final int LENGTH = 100;

  /** The work of a step: none, or about 10 microseconds. */
  @Param({"0", "6000"})
  private long tokens;

  private final double[] start = new double[LENGTH];
  private TimeStepping loop;

  @Setup
  public void prepare() {
    loop =
        TimeStepping.of(new Busy(tokens))
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(STEPS, SNAPSHOTS));
  }

  /** A step that takes time and changes the state little. */
  private record Busy(long tokens) implements HandWrittenStep {

    @Override
    public void advance(long index, double[] x, double[] p, double[] y) {
      Blackhole.consumeCPU(tokens);
      System.arraycopy(x, 0, y, 0, x.length);
    }

    @Override
    public void pullback(
        long index, double[] x, double[] p, double[] y, double[] xBar, double[] pBar) {
      Blackhole.consumeCPU(tokens);
      System.arraycopy(y, 0, xBar, 0, y.length);
    }
  }

  /** The gradient computed by the executor. */
  @Benchmark
  public SteppingGradient executor() {
    return loop.gradient(start);
  }

  /** The same number of steps and adjoints without an executor. */
  @Benchmark
  public double[] plainLoops() {
    Busy step = new Busy(tokens);
    double[] x = start.clone();
    double[] y = start.clone();
    double[] none = new double[0];
    long forward = BinomialCost.advances(STEPS, SNAPSHOTS) + STEPS;
    for (long i = 0; i < forward; i++) {
      step.advance(i, x, none, y);
    }
    for (long i = 0; i < STEPS; i++) {
      step.pullback(i, x, none, y, x, none);
    }
    return x;
  }

  /** Certifying a million steps with 50 snapshots. */
  @Benchmark
  public ScheduleReport certifyMillion() {
    return Certifier.certify(Schedules.binomial(1_000_000, 50));
  }
}
