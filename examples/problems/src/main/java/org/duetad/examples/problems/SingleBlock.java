package org.duetad.examples.problems;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/** A problem that is one function of all inputs: its Jacobian is one block. */
public abstract class SingleBlock implements Problem {

  private final String name;
  private final String description;
  private final int outputs;
  private final double[] point;
  private final VectorFunction function = x -> values(x);

  /**
   * A problem at a point.
   *
   * @param name its name
   * @param description its kind and size
   * @param outputs the number of outputs
   * @param point the inputs
   */
  protected SingleBlock(String name, String description, int outputs, double... point) {
    this.name = name;
    this.description = description;
    this.outputs = outputs;
    this.point = point.clone();
  }

  /**
   * The function.
   *
   * @param x the inputs
   * @return the outputs
   */
  protected abstract Scalar[] values(Scalar... x);

  /**
   * The point, without copying.
   *
   * @return the inputs, which must not be modified
   */
  protected final double[] at() {
    return point;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final int inputs() {
    return point.length;
  }

  @Override
  public final int outputs() {
    return outputs;
  }

  @Override
  public final VectorFunction block(int i) {
    return function;
  }

  @Override
  public final double[] point(int i) {
    return point.clone();
  }
}
