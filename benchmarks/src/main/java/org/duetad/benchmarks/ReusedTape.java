package org.duetad.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A problem recorded repeatedly on one tape and swept once each time: for a problem with one
 * output, the core of reverse mode. The line {@code recordAndSweep:operations} is the time per
 * recorded operation. With {@code -prof gc}, the bytes allocated per recorded operation are {@code
 * gc.alloc.rate.norm} divided by the number of operations, which {@link TapeFigures} prints.
 */
public class ReusedTape extends Settings {

  /** Counts recorded operations. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Counter {
    public long operations;
  }

  @Param Instance instance;

  private BlockSweeps replay;

  @Setup
  public void prepare() {
    replay = new BlockSweeps(instance.problem(data));
  }

  @Benchmark
  public double recordAndSweep(Counter counter) {
    counter.operations += replay.operations();
    return replay.run();
  }
}
