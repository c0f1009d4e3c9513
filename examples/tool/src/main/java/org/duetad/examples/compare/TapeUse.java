package org.duetad.examples.compare;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.Tape;

/**
 * What reverse mode records of a problem.
 *
 * @param operations the number of operations, of all blocks together
 * @param bytes the memory of the tape, which serves one block after the other
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
      // The sweep asks for the memory of the adjoints.
      tape.pullback(y, seed, x);
      operations += tape.operations();
    }
    return new TapeUse(operations, tape.bytes());
  }
}
