package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.Burgers;
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

/**
 * The gradient of Burgers' equation on 4,096 cells with 50 snapshots: recorded steps against steps
 * and adjoints written by hand, with the same schedule and executor. The warm-up is long enough for
 * the trials of compiled steps, which take some seconds in the background.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 40)
@Measurement(iterations = 10)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m"})
public class CheckpointedBurgers {

  private static final int CELLS = 4_096;
  private static final int SNAPSHOTS = 50;

  /** The number of time steps. */
  @Param({"2000"})
  private long steps;

  private final double[] start = Burgers.start(CELLS);
  private final double[] parameters = Burgers.parameters();
  private TimeStepping recorded;
  private TimeStepping byHand;

  @Setup
  public void prepare() {
    recorded = scheduled(TimeStepping.of(Burgers::step));
    byHand = scheduled(TimeStepping.of(new BurgersByHand()));
  }

  private TimeStepping scheduled(TimeStepping loop) {
    return loop.withFinalLoss((u, p) -> Scalar.dot(u, u).divide(u.length))
        .withSchedule(Schedules.binomial(steps, SNAPSHOTS));
  }

  /** Steps in the library's numbers, recorded and replayed. */
  @Benchmark
  public SteppingGradient recorded() {
    return recorded.gradient(start, parameters);
  }

  /** Steps and adjoints by hand. */
  @Benchmark
  public SteppingGradient byHand() {
    return byHand.gradient(start, parameters);
  }
}
