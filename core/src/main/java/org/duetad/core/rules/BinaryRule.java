package org.duetad.core.rules;

import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise rule of two operands, {@code z = f(x, y)}, used as {@code x.apply(rule, y)}.
 *
 * @param name the field's name of the function
 * @param left where x may lie
 * @param right where y may lie
 * @param value {@code f} on doubles; NaN in must give NaN out
 * @param leftSlope {@code ∂f/∂x}, differentiable itself
 * @param rightSlope {@code ∂f/∂y}, differentiable itself
 * @param definition f in terms of simpler operations, or null
 */
public record BinaryRule(
    String name,
    Domain left,
    Domain right,
    DoubleBinaryOperator value,
    Slope leftSlope,
    Slope rightSlope,
    @Nullable BinaryOperator<Scalar> definition)
    implements Primitive {

  /** Nothing but the definition may be null. */
  public BinaryRule {
    Arguments.given("rule", "name", name);
    Arguments.given(name, "domain of the left operand", left);
    Arguments.given(name, "domain of the right operand", right);
    Arguments.given(name, "value", value);
    Arguments.given(name, "slope with respect to the left operand", leftSlope);
    Arguments.given(name, "slope with respect to the right operand", rightSlope);
  }

  /** A partial slope, written in {@link Scalar} operations. */
  @FunctionalInterface
  public interface Slope {

    /**
     * A partial derivative of {@code f} at (x, y).
     *
     * @param x the left operand
     * @param y the right operand
     * @param z the result {@code f(x, y)}, for reuse
     * @return the slope
     */
    Scalar at(Scalar x, Scalar y, Scalar z);
  }

  /**
   * A rule without a definition in simpler operations.
   *
   * @param name the field's name of the function
   * @param left where x may lie
   * @param right where y may lie
   * @param value {@code f} on doubles
   * @param leftSlope {@code ∂f/∂x}
   * @param rightSlope {@code ∂f/∂y}
   * @return the rule
   */
  public static BinaryRule of(
      String name,
      Domain left,
      Domain right,
      DoubleBinaryOperator value,
      Slope leftSlope,
      Slope rightSlope) {
    return new BinaryRule(name, left, right, value, leftSlope, rightSlope, null);
  }

  /**
   * This rule with a definition in simpler operations.
   *
   * @param simpler f in terms of other operations
   * @return the rule
   */
  public BinaryRule definedAs(BinaryOperator<Scalar> simpler) {
    Arguments.given(name, "definition", simpler);
    return new BinaryRule(name, left, right, value, leftSlope, rightSlope, simpler);
  }

  /**
   * Both slopes in an array, as {@link Reduction#slopes} gives those of many operands.
   *
   * @param x both operands
   * @param z the result
   * @return the left and the right slope
   */
  public Scalar[] slopes(Scalar[] x, Scalar z) {
    return new Scalar[] {leftSlope.at(x[0], x[1], z), rightSlope.at(x[0], x[1], z)};
  }

  /**
   * The left slope on doubles.
   *
   * @param x the left operand
   * @param y the right operand
   * @param z the result {@code f(x, y)}
   * @return {@code ∂f/∂x}
   */
  public double leftSlopeAt(double x, double y, double z) {
    return leftSlope.at(Scalar.of(x), Scalar.of(y), Scalar.of(z)).value();
  }

  /**
   * The right slope on doubles.
   *
   * @param x the left operand
   * @param y the right operand
   * @param z the result {@code f(x, y)}
   * @return {@code ∂f/∂y}
   */
  public double rightSlopeAt(double x, double y, double z) {
    return rightSlope.at(Scalar.of(x), Scalar.of(y), Scalar.of(z)).value();
  }

  @Override
  public String toString() {
    return name;
  }

  /** A rule is a constant: it equals only itself. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
