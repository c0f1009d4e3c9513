package org.duetad.core.program.instruction;

import org.duetad.core.Scalar;

/** A comparison of primal values that a program's control flow may depend on. */
public enum Relation {
  /** {@code a > b}. */
  GREATER(">") {
    @Override
    public int of(Scalar a, Scalar b) {
      return a.isGreaterThan(b) ? 1 : 0;
    }
  },
  /** {@code a >= b}. */
  GREATER_OR_EQUAL(">=") {
    @Override
    public int of(Scalar a, Scalar b) {
      return a.isGreaterThanOrEqualTo(b) ? 1 : 0;
    }
  },
  /** {@code a == b}. */
  EQUAL("==") {
    @Override
    public int of(Scalar a, Scalar b) {
      return a.isGreaterThanOrEqualTo(b) && b.isGreaterThanOrEqualTo(a) ? 1 : 0;
    }
  },
  /** The sign of {@code compareTo}. */
  ORDER("<=>") {
    @Override
    public int of(Scalar a, Scalar b) {
      return Integer.signum(a.compareTo(b));
    }
  };

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  /**
   * The result, computed by the numbers' own comparison, so that an enclosing recording records it
   * too.
   *
   * @param a the left number
   * @param b the right number
   * @return 1 for true, 0 for false; for {@link #ORDER} -1, 0 or 1
   */
  public abstract int of(Scalar a, Scalar b);

  @Override
  public String toString() {
    return sign;
  }
}
