package org.duetad.examples.cli;

import java.util.Locale;

/** How a recorded program is shown, and the largest number of instructions shown. */
enum ProgramForm {
  TEXT(10_000),
  LOOPS(10_000),
  JAVA(3_000),
  C(3_000),
  DOT(1_000),
  TRACE(10_000),
  COUNTS(Integer.MAX_VALUE);

  private final int most;

  ProgramForm(int most) {
    this.most = most;
  }

  /** The largest number of instructions that is readable. */
  int most() {
    return most;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
