package org.duetad.benchmarks;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.Tape;

/** Records the blocks of a problem one after the other on one tape, and sweeps each once. */
final class BlockSweeps {

  private final Tape tape = new Tape();
  private final VectorFunction[] blocks;
  private final double[][] points;
  private final double[][] seeds;
  private long operations;
  private long edges;

  BlockSweeps(Problem problem) {
    blocks = new VectorFunction[problem.blocks()];
    Arrays.setAll(blocks, problem::block);
    points = new double[blocks.length][];
    Arrays.setAll(points, problem::point);
    seeds = new double[blocks.length][];
    for (int i = 0; i < blocks.length; i++) {
      seeds[i] = new double[blocks[i].apply(tape.variables(points[i])).length];
      Arrays.fill(seeds[i], 1.0);
      operations += tape.operations();
      edges += tape.edges();
      tape.clear();
    }
  }

  /** The sum of all adjoints of the inputs when all outputs have the adjoint 1. */
  double run() {
    double sum = 0;
    for (int i = 0; i < blocks.length; i++) {
      tape.clear();
      Scalar[] x = tape.variables(points[i]);
      for (double adjoint : tape.pullback(blocks[i].apply(x), seeds[i], x)) {
        sum += adjoint;
      }
    }
    return sum;
  }

  /** The number of operations that a run records. */
  long operations() {
    return operations;
  }

  /** The number of partial derivatives that a run records. */
  long edges() {
    return edges;
  }

  /** The memory of the tape, which all blocks share in turn. */
  long bytes() {
    return tape.bytes();
  }
}
