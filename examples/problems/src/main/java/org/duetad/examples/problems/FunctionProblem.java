package org.duetad.examples.problems;

import org.duetad.core.VectorFunction;

/** Any function at any point. Its primal is the same function on constants. */
public final class FunctionProblem implements Problem {

  private final String name;
  private final VectorFunction function;
  private final double[] point;
  private final int outputs;

  /**
   * A function at a point.
   *
   * @param name what to call it
   * @param function the function
   * @param point the point
   */
  public FunctionProblem(String name, VectorFunction function, double... point) {
    this.name = name;
    this.function = function;
    this.point = point.clone();
    outputs = function.value(point).length;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "a function, n=" + point.length + " m=" + outputs;
  }

  @Override
  public int inputs() {
    return point.length;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public VectorFunction block(int i) {
    return function;
  }

  @Override
  public double[] point(int i) {
    return point;
  }

  @Override
  public double[] primal() {
    return function.value(point);
  }
}
