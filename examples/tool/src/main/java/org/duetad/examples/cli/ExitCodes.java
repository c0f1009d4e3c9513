package org.duetad.examples.cli;

import org.duetad.examples.compare.Answer;

/** The exit codes of the command line. */
final class ExitCodes {

  static final int AGREE = 0;
  static final int DISAGREE = 1;
  static final int WRONG_USE = 2;
  static final int BAD_FILE = 3;
  static final int NOTHING_COMPARED = 4;

  private ExitCodes() {}

  static int of(Answer answer) {
    return switch (answer) {
      case AGREE -> AGREE;
      case DISAGREE -> DISAGREE;
      case NOTHING_COMPARED -> NOTHING_COMPARED;
    };
  }
}
