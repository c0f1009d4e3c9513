package org.duetad.examples.compare;

import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.VectorFunction;
import org.duetad.examples.problems.Problem;

/** The outputs of a problem, block by block. */
final class BlockOutputs {

  private final double[] values;

  private BlockOutputs(double[] values) {
    this.values = values;
  }

  /** Given values. */
  static BlockOutputs of(double... values) {
    return new BlockOutputs(values);
  }

  /** The values, without copying. */
  double[] values() {
    return values;
  }

  /** The values that a mode computes along with a derivative. */
  static BlockOutputs of(Problem problem, Mode mode) {
    double[] values = new double[problem.outputs()];
    int size = 0;
    for (int b = 0; b < problem.blocks(); b++) {
      double[] x = problem.point(b);
      double[] value = value(problem.block(b), x, mode);
      System.arraycopy(value, 0, values, size, value.length);
      size += value.length;
    }
    return new BlockOutputs(values);
  }

  private static double[] value(VectorFunction f, double[] x, Mode mode) {
    if (mode.isPreparing()) {
      return mode.differentiator().vjp(f, x).value();
    }
    double[] direction = new double[x.length];
    direction[0] = 1.0;
    return mode.differentiator().jvp(f, x, direction).value();
  }

  /** The values that the plain double program computes. */
  static BlockOutputs primal(Problem problem) {
    return new BlockOutputs(problem.primal());
  }

  /** The value; for several outputs their Euclidean norm. */
  double summary() {
    return values.length == 1 ? values[0] : MathArrays.safeNorm(values);
  }

  /** The distance of the output that is worst by what is allowed. */
  Distance from(BlockOutputs reference, double[] allowed) {
    return Distance.of(values, reference.values, allowed);
  }
}
