package org.duetad.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Derivatives with respect to the first {@value ProblemBenchmark#CHUNK} inputs from other
 * libraries, to be compared with {@code forwardChunk} of the same instance: the tables of a {@code
 * DerivativeStructure} of 1,650 inputs would take gigabytes.
 */
public class PeersChunk extends Settings {

  @Param({"GMM_D10_K25"})
  Instance instance;

  @Param Library library;

  private PeerProblem peer;

  @Setup
  public void prepare() {
    peer = PeerProblem.of(instance.problem(data), library, ProblemBenchmark.CHUNK);
  }

  @Benchmark
  public double[][] chunk() {
    return peer.derivative();
  }
}
