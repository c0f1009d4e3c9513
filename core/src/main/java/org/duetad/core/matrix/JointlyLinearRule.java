package org.duetad.core.matrix;

/** A rule that is linear in all operands together: the tangent of a sum is the sum of tangents. */
public abstract class JointlyLinearRule extends MatrixRule {

  private final String name;

  /**
   * A rule.
   *
   * @param name the field's name of the function
   */
  protected JointlyLinearRule(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Linearity linearity() {
    return Linearity.LINEAR;
  }

  @Override
  protected final Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return all(dx);
  }
}
