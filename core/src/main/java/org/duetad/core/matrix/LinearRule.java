package org.duetad.core.matrix;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.spi.Arguments;

/**
 * A rule of one operand that is linear, {@code Y = L(X)}: the tangent is L of the tangent, the
 * adjoint {@code Lᵀ} of the adjoint.
 */
public final class LinearRule extends JointlyLinearRule {

  private final UnaryOperator<ConstantMatrix> value;
  private final Shape shape;
  private final BinaryOperator<Matrix> transposed;

  /** The shape of a result, from that of the operand. */
  @FunctionalInterface
  public interface Shape {
    /**
     * Checks the operand's shape.
     *
     * @param x the operand
     * @return a structural zero of the result's shape
     */
    ConstantMatrix zero(ConstantMatrix x);
  }

  /**
   * A linear rule.
   *
   * @param name the field's name of the function
   * @param shape checks the operand's shape, and gives a structural zero of the result's
   * @param value L, applied to an operand that is not a structural zero
   * @param transposed {@code Lᵀ}, from the operand (for its shape) and the adjoint of the result
   * @param parameters what distinguishes the rule from others of the same name
   */
  public LinearRule(
      String name,
      Shape shape,
      UnaryOperator<ConstantMatrix> value,
      BinaryOperator<Matrix> transposed,
      Object... parameters) {
    super(name, parameters);
    this.shape = Arguments.given(name, "shape", shape);
    this.value = Arguments.given(name, "value", value);
    this.transposed = Arguments.given(name, "transpose", transposed);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    ConstantMatrix zero = shape.zero(x[0]);
    Shapes.size(name(), zero.numRows(), zero.numCols());
    return new ConstantMatrix[] {x[0].isZero() ? zero : value.apply(x[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> transposed.apply(x[0], yBar[0]));
  }
}
