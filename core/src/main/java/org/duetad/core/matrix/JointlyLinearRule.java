package org.duetad.core.matrix;

/** A rule that is linear in all operands together: the tangent of a sum is the sum of tangents. */
public abstract class JointlyLinearRule extends MatrixRule {

  /**
   * A rule.
   *
   * @param name the field's name of the function
   * @param parameters what distinguishes the rule from others of the same name
   */
  protected JointlyLinearRule(String name, Object... parameters) {
    super(name, parameters);
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
