package org.duetad.core.check;

/** The outcome of a check of derivatives at a point. */
public enum Verdict {
  /** All comparisons that could be made agree, and at least one could be made. */
  OK("ok"),

  /**
   * The computation passes through a kink, where a derivative is a choice: the paths agree on it,
   * which proves nothing about the function.
   */
  AT_A_KINK("at a kink"),

  /**
   * No two numbers could be compared, as every path threw or gave none, or as rounding changes more
   * than half of their digits.
   */
  NOTHING_COMPARED("nothing was compared"),

  /** Two paths to one number disagree. */
  DISAGREE("DERIVATIVES DISAGREE");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
