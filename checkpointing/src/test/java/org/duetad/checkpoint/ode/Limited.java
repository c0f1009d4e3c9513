package org.duetad.checkpoint.ode;

import org.duetad.core.Scalar;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;

/** Rules that throw. */
final class Limited {

  private Limited() {}

  /** The identity, of numbers up to a limit. */
  static UnaryRule below(double most) {
    return UnaryRule.of(
        "limited",
        Domain.REAL,
        x -> {
          if (x > most) {
            throw new ArithmeticException("limited: " + x + " is above " + most);
          }
          return x;
        },
        (x, y) -> Scalar.of(1.0));
  }
}
