package org.duetad.examples.compare;

/** The outcome of a comparison of modes. */
public enum Answer {
  /** Modes were compared, and none disagrees. */
  AGREE("the modes agree"),
  /** A derivative or a value differs from the reference. */
  DISAGREE("the modes disagree"),
  /** No mode was compared with another, which does not count as agreement. */
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
