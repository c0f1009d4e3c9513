package org.duetad.core.spi;

import java.util.Objects;
import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.jspecify.annotations.Nullable;

/**
 * What all kinds of number share: equality by primal value. Two numbers are equal when their primal
 * values are, whatever their kind and derivatives, so that an algorithm that branches on {@code
 * equals} (a pivot search, say) takes the branch that it takes on plain doubles. As for doubles,
 * {@code 0.0} equals {@code -0.0}; unlike them, NaN equals NaN.
 */
public abstract class AbstractScalar implements Scalar {

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Scalar s && compareTo(s) == 0;
  }

  @Override
  public final int hashCode() {
    return Double.hashCode(value() + 0.0);
  }

  /**
   * {@code rule(this, right)} where the right operand is neither constant nor of this number's
   * call: a number that is being recorded absorbs it, all others throw.
   *
   * @param rule the rule
   * @param right the right operand
   * @return the result, of the right operand's kind
   */
  protected final Scalar absorbed(BinaryRule rule, Scalar right) {
    if (right != null && right.isTraced()) {
      return right.applyRight(rule, this);
    }
    throw mixed(rule.name(), right);
  }

  /**
   * The error for an operand that cannot be combined with this number.
   *
   * @param operation the operation's name
   * @param other the operand, of another derivative call, of another kind, or null
   * @return the exception to throw
   */
  protected final RuntimeException mixed(String operation, @Nullable Scalar other) {
    Objects.requireNonNull(
        other, () -> operation + ": operand is null; wrap a double with Scalar.of(value)");
    return Arguments.mixed(operation, this, other);
  }
}
