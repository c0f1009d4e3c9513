package org.duetad.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** The mixture's whole gradient in Hipparchus, 1,650 directions at once: seconds per call. */
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class PeersGmm extends Settings {

  @Param("GMM_D10_K25")
  Instance instance;

  @Param("HIPPARCHUS_GRADIENT")
  Library library;

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
