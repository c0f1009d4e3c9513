package org.duetad.core.matrix;

/** A rule that is linear in all operands together: the tangent of a sum is the sum of tangents. */
abstract class JointRule implements MatrixRule {

  private final String name;

  JointRule(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Linearity linearity() {
    return Linearity.JOINT;
  }

  @Override
  public final Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return all(dx);
  }
}
