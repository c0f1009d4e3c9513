package org.duetad.core.check;

/** What a check of derivatives at a point came to. */
public enum Verdict {
  /** Everything that could be compared agrees, and something could. */
  OK("ok"),

  /**
   * The computation passes through a kink, where a derivative is a choice: the paths agree on it,
   * which says nothing about the function.
   */
  AT_A_KINK("at a kink"),

  /** No two numbers could be compared, as every path refused or gave none. */
  NOTHING_COMPARED("nothing was compared"),

  /** Two ways to one number disagree. */
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
