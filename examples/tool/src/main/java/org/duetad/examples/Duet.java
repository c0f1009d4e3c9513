package org.duetad.examples;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.duetad.core.spi.Services;
import org.duetad.examples.cli.CommandLineInterface;
import org.duetad.examples.compare.Cause;

/** The command line {@code duet}. */
public final class Duet {

  /** What accelerates is in the version and in reports, and not logged. */
  private static final Logger LOG = Logger.getLogger("org.duetad");

  private Duet() {}

  /**
   * Runs a command and exits the JVM: with 0 if everything agrees, 1 if not, 2 for wrong use, 3 for
   * files that cannot be read or written. A progress bar is drawn if the property {@code
   * duet.terminal} states that standard error is a terminal.
   *
   * @param args the command and its options
   */
  public static void main(String... args) {
    // Charts are rendered without a display.
    System.setProperty("java.awt.headless", "true");
    if (Arrays.asList(args).contains(CommandLineInterface.PLAIN)) {
      System.setProperty(Services.SWITCH, "off");
    }
    LOG.setLevel(Level.WARNING);
    boolean terminal = Boolean.getBoolean("duet.terminal");
    PrintStream results = System.out;
    PrintStream messages = System.err;
    // Output printed by a user's function must not mix with the results.
    System.setOut(messages);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> messages.println("duet: a thread failed: " + Cause.of(e)));
    ExitGuard guard = ExitGuard.installed(results, messages, args);
    int code = CommandLineInterface.execute(results, messages, terminal, args);
    guard.finish();
    System.exit(code);
  }
}
