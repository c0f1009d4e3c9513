package org.duetad.examples.cli;

import java.util.Locale;

/** How a mode is chosen. */
enum ChoiceKind {
  MEASURED,
  COUNTS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
