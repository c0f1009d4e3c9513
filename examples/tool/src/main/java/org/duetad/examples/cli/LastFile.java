package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What is written after long work: if it cannot be, for lack of space for instance, the results are
 * printed all the same, and the command fails at the end.
 */
final class LastFile {

  private @Nullable UncheckedIOException failure;

  /** Attempts to write. */
  void write(Runnable writing) {
    try {
      writing.run();
    } catch (UncheckedIOException e) {
      failure = e;
    }
  }

  /**
   * The exit code, after the results were printed.
   *
   * @param otherwise the code if everything was written
   * @param err receives the reason if not
   * @return the code
   */
  int code(int otherwise, PrintWriter err) {
    if (failure == null) {
      return otherwise;
    }
    err.println("duet: " + failure.getMessage());
    return ExitCodes.BAD_FILE;
  }
}
