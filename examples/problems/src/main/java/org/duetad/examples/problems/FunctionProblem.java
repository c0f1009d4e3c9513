package org.duetad.examples.problems;

import org.duetad.core.Scalar;
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
   * @param name its name
   * @param function the function
   * @param point the point
   */
  public FunctionProblem(String name, VectorFunction function, double... point) {
    this.name = name;
    this.function = x -> checked(function.apply(x));
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

  /** Requires the same number of outputs each time; the mode rejects null outputs. */
  private Scalar[] checked(Scalar[] y) {
    if (y != null && y.length != outputs) {
      throw new IllegalStateException(
          "the function returned "
              + y.length
              + " outputs, and "
              + outputs
              + " the first time; it must always return the same number");
    }
    return y;
  }

  @Override
  public double[] primal() {
    return block(0).value(point);
  }
}
