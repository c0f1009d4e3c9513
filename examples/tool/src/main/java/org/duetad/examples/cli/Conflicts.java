package org.duetad.examples.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Rejects options that would be ignored next to others. */
final class Conflicts {

  private Conflicts() {}

  /** Rejects each of the other options, which the option does not use. */
  static void refuse(CommandSpec spec, String option, String why, String... others) {
    for (String other : others) {
      if (isGiven(spec, other)) {
        throw new IllegalArgumentException(
            option + ": " + why + "; leave out " + other + ", or " + option);
      }
    }
  }

  /** Rejects an option without the one it requires. */
  static void require(CommandSpec spec, String option, String other) {
    if (isGiven(spec, option) && !isGiven(spec, other)) {
      throw new IllegalArgumentException(option + " goes with " + other);
    }
  }

  static boolean isGiven(CommandSpec spec, String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }
}
