package org.duetad.examples.problems;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/** A problem of one block with its function written otherwise: in matrices, or over rows. */
public final class OtherFunction extends SingleBlock {

  private final Problem problem;
  private final VectorFunction other;

  /**
   * The same problem with another program.
   *
   * @param problem the problem, of one block
   * @param other the same function
   */
  public OtherFunction(Problem problem, VectorFunction other) {
    super(problem.name(), problem.description(), problem.outputs(), problem.point(0));
    this.problem = problem;
    this.other = other;
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    return other.apply(x);
  }

  @Override
  public double[] primal() {
    return problem.primal();
  }
}
