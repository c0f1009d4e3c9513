package org.duetad.core.program;

import org.duetad.core.Scalar;

/** A question about primal values that a program's control flow may depend on. */
public enum Relation {
  /** {@code a > b}. */
  GREATER(">") {
    @Override
    int of(Scalar a, Scalar b) {
      return a.isGreaterThan(b) ? 1 : 0;
    }
  },
  /** {@code a >= b}. */
  GREATER_OR_EQUAL(">=") {
    @Override
    int of(Scalar a, Scalar b) {
      return a.isGreaterThanOrEqualTo(b) ? 1 : 0;
    }
  },
  /** {@code a == b}. */
  EQUAL("==") {
    @Override
    int of(Scalar a, Scalar b) {
      return a.isGreaterThanOrEqualTo(b) && b.isGreaterThanOrEqualTo(a) ? 1 : 0;
    }
  },
  /** The sign of {@code compareTo}. */
  ORDER("<=>") {
    @Override
    int of(Scalar a, Scalar b) {
      return Integer.signum(a.compareTo(b));
    }
  };

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  /** The answer, asked of the numbers themselves, so that an outer recording notes it too. */
  abstract int of(Scalar a, Scalar b);

  @Override
  public String toString() {
    return sign;
  }
}
