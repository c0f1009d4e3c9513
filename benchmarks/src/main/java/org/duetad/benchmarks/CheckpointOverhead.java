package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.duetad.checkpoint.HandWrittenStep;
import org.duetad.checkpoint.SteppingGradient;
import org.duetad.checkpoint.TimeStepping;
import org.duetad.checkpoint.schedule.BinomialCost;
import org.duetad.checkpoint.schedule.Certifier;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.schedule.Schedules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the executor adds to steps that take about 10 microseconds: certificate, schedule, stores
 * and rules, against the same steps in plain loops.
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

  /** How much work is about 10 microseconds. */
  private static final long TOKENS = 6_000;

  private final TimeStepping loop =
      TimeStepping.of(new Busy())
          .withFinalLoss((x, p) -> x[0])
          .withSchedule(Schedules.binomial(STEPS, SNAPSHOTS));
  private final double[] start = new double[LENGTH];

  /** Works, and changes little. */
  private static final class Busy implements HandWrittenStep {

    @Override
    public void advance(long index, double[] x, double[] p, double[] y) {
      Blackhole.consumeCPU(TOKENS);
      System.arraycopy(x, 0, y, 0, x.length);
    }

    @Override
    public void pullback(
        long index, double[] x, double[] p, double[] y, double[] xBar, double[] pBar) {
      Blackhole.consumeCPU(TOKENS);
      System.arraycopy(y, 0, xBar, 0, y.length);
    }
  }

  /** The gradient by the executor. */
  @Benchmark
  public SteppingGradient executor() {
    return loop.gradient(start);
  }

  /** As many steps and adjoints, by nobody. */
  @Benchmark
  public double[] plainLoops() {
    Busy step = new Busy();
    double[] x = start.clone();
    double[] y = start.clone();
    double[] none = new double[0];
    for (long i = 0; i < BinomialCost.advances(STEPS, SNAPSHOTS) + STEPS; i++) {
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
