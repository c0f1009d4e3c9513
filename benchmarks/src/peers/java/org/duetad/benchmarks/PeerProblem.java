package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;

/** A problem on a peer's numbers. */
final class PeerProblem {

  private static final double TOLERANCE = 1e-9;

  /** Relative to the largest derivative; smaller ones are compared as if they were this large. */
  private static final double FLOOR = 1e-6;

  private final PeerBlock<?>[] blocks;

  private PeerProblem(PeerBlock<?>[] blocks) {
    this.blocks = blocks;
  }

  /**
   * The problem with derivatives with respect to at most the given number of inputs of each block.
   *
   * @throws IllegalStateException if they differ from the derivatives of reverse mode
   */
  static PeerProblem of(Problem problem, Library library, int most) {
    Map<Integer, Algebra<?>> algebras = new HashMap<>();
    PeerBlock<?>[] blocks = new PeerBlock<?>[problem.blocks()];
    for (int i = 0; i < blocks.length; i++) {
      int directions = Math.min(most, problem.point(i).length);
      Algebra<?> on = algebras.computeIfAbsent(directions, library::algebra);
      blocks[i] = PeerBlock.of(on, problem, i, directions);
    }
    PeerProblem peer = new PeerProblem(blocks);
    check(peer.derivative(), problem.derivative(new ReverseMode()));
    return peer;
  }

  /** The Jacobians of all blocks, each column by column. */
  double[][] derivative() {
    double[][] derivative = new double[blocks.length][];
    for (int i = 0; i < blocks.length; i++) {
      derivative[i] = blocks[i].columns();
    }
    return derivative;
  }

  private static void check(double[][] derivative, double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    int at = 0;
    for (double[] block : derivative) {
      for (double actual : block) {
        double error = Math.abs(actual - expected[at]);
        if (!(error <= TOLERANCE * Math.max(Math.abs(expected[at]), FLOOR * largest))) {
          throw new IllegalStateException(
              "derivative " + at + " is " + actual + ", expected " + expected[at]);
        }
        at++;
      }
    }
  }
}
