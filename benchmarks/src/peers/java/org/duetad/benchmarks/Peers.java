package org.duetad.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Whole gradients and Jacobians from other libraries, to be compared with {@code forward} and
 * {@code reverse} of the same instance. Each of their numbers carries all directions: 100,000 would
 * take 800 kB per number.
 */
public class Peers extends Settings {

  @Param({"LSTM_C1024", "BA1", "HAND_SMALL", "HAND_BIG", "ROSENBROCK_10", "ROSENBROCK_1000"})
  Instance instance;

  @Param Library library;

  private PeerProblem peer;

  @Setup
  public void prepare() {
    peer = PeerProblem.of(instance.problem(data), library, Integer.MAX_VALUE);
  }

  @Benchmark
  public double[][] derivative() {
    return peer.derivative();
  }
}
