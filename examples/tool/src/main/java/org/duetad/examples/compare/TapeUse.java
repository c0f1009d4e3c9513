package org.duetad.examples.compare;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.Tape;

/**
 * The size of reverse mode's recording of a problem.
 *
 * @param operations the total number of operations of all blocks
 * @param bytes the memory of the tape, which is reused for each block
 */
public record TapeUse(long operations, long bytes) {

  static TapeUse of(Problem problem) {
    Tape tape = new Tape();
    long operations = 0;
    for (int b = 0; b < problem.blocks(); b++) {
      tape.clear();
      Scalar[] x = tape.variables(problem.point(b));
      Scalar[] y = problem.block(b).apply(x.clone());
      double[] seed = new double[y.length];
      Arrays.fill(seed, 1.0);
      // The sweep allocates the adjoints.
      tape.pullback(y, seed, x);
      operations += tape.operations();
    }
    return new TapeUse(operations, tape.bytes());
  }
}
