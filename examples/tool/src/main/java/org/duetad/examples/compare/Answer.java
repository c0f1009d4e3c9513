package org.duetad.examples.compare;

/** What a comparison of modes says. */
public enum Answer {
  /** Modes were compared, and none disagrees. */
  AGREE("the modes agree"),
  /** A derivative, or a value, differs from the reference's. */
  DISAGREE("the modes disagree"),
  /** No mode was compared with another: that is no agreement. */
  NOTHING_COMPARED("nothing was compared");

  private final String words;

  Answer(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
