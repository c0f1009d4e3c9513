package org.duetad.core.rules;

/**
 * How many operands a rule takes: any number from least to most that is a multiple of step.
 *
 * @param least the least number
 * @param most the largest number
 * @param step what every number is a multiple of
 */
public record Arity(int least, int most, int step) {

  /** Any number of operands, none included. */
  public static final Arity ANY = new Arity(0, Integer.MAX_VALUE, 1);

  /** One operand or more. */
  public static final Arity SOME = new Arity(1, Integer.MAX_VALUE, 1);

  /** Two vectors of equal length, one after the other. */
  public static final Arity PAIRS = new Arity(0, Integer.MAX_VALUE, 2);

  /**
   * Exactly n operands.
   *
   * @param n the number
   * @return the arity
   */
  public static Arity exactly(int n) {
    return new Arity(n, n, Math.max(1, n));
  }

  /**
   * Whether a number of operands is legal.
   *
   * @param n the number of operands
   * @return true if the rule takes that many
   */
  public boolean allows(int n) {
    return least <= n && n <= most && n % step == 0;
  }

  void check(String operation, int n) {
    if (!allows(n)) {
      throw new IllegalArgumentException(
          operation + ": " + n + " operands, but it takes " + this + "; pass that many");
    }
  }

  @Override
  public String toString() {
    if (least == most) {
      return "exactly " + least;
    }
    return "at least " + least + (step == 1 ? "" : ", a multiple of " + step);
  }
}
