package org.duetad.examples.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Options that would be ignored beside others are mistakes. */
final class Conflicts {

  private Conflicts() {}

  /** Refuses each of the others, as the option does without it. */
  static void refuse(CommandSpec spec, String option, String why, String... others) {
    for (String other : others) {
      if (isGiven(spec, other)) {
        throw new IllegalArgumentException(
            option + ": " + why + "; leave out " + other + ", or " + option);
      }
    }
  }

  /** Refuses an option that needs another one. */
  static void require(CommandSpec spec, String option, String other) {
    if (isGiven(spec, option) && !isGiven(spec, other)) {
      throw new IllegalArgumentException(option + " goes with " + other);
    }
  }

  static boolean isGiven(CommandSpec spec, String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }
}
