package org.duetad.examples.problems;

import java.util.function.Function;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;

/** A problem whose derivative is computed in a way of its own: by hand, or by fewer products. */
public final class GivenDerivative implements Problem {

  private final Problem problem;
  private final Function<Differentiator, double[]> derivative;

  /**
   * The same function with another derivative.
   *
   * @param problem the problem
   * @param derivative computes the elements in the order of {@link Problem#derivative}
   */
  public GivenDerivative(Problem problem, Function<Differentiator, double[]> derivative) {
    this.problem = problem;
    this.derivative = derivative;
  }

  @Override
  public String name() {
    return problem.name();
  }

  @Override
  public String description() {
    return problem.description();
  }

  @Override
  public int inputs() {
    return problem.inputs();
  }

  @Override
  public int outputs() {
    return problem.outputs();
  }

  @Override
  public int blocks() {
    return problem.blocks();
  }

  @Override
  public int entries() {
    return problem.entries();
  }

  @Override
  public VectorFunction block(int i) {
    return problem.block(i);
  }

  @Override
  public double[] point(int i) {
    return problem.point(i);
  }

  @Override
  public double[] primal() {
    return problem.primal();
  }

  @Override
  public double[] derivative(Differentiator mode) {
    return derivative.apply(mode);
  }
}
