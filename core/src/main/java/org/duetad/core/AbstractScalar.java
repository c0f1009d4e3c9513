package org.duetad.core;

import java.util.Objects;
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
   * The error for an operand that cannot meet this number.
   *
   * @param operation the operation's name
   * @param other the operand, of another derivative call, of another kind, or null
   * @return the exception to throw
   */
  protected final RuntimeException mixed(String operation, @Nullable Scalar other) {
    Objects.requireNonNull(
        other, () -> operation + ": operand is null; wrap a double with Scalar.of(value)");
    return new IllegalStateException(
        operation
            + ": "
            + this
            + " and "
            + other
            + " belong to different derivative calls. Either one escaped from a call that has ended, or a derivative"
            + " is taken inside a function that is itself being differentiated; pass plain values on with"
            + " Scalar.of(x.value()) where no derivative is wanted");
  }
}
