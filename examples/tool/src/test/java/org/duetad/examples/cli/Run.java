package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A run of the command line in this JVM.
 *
 * @param code its exit code
 * @param out its output
 * @param err its messages
 */
record Run(int code, String out, String err) {

  static Run of(String... args) {
    return of(false, args);
  }

  static Run of(boolean terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        CommandLineInterface.execute(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Checks that the command failed with a message and printed nothing else. */
  void assertFailed(int expected, String message) {
    assertEquals("duet: " + message + System.lineSeparator(), err);
    assertEquals(expected, code);
    assertEquals("", out);
  }
}
