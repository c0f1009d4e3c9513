package org.duetad.examples;

import java.io.PrintStream;
import org.duetad.examples.cli.CommandLineInterface;

/** The command line {@code duet}. */
public final class Duet {

  private Duet() {}

  /**
   * Runs a command and ends the JVM: with 0 if all agrees, 1 if not, 2 for wrong use, 3 for files
   * that cannot be read or written. A progress bar is drawn if the property {@code duet.terminal}
   * says that standard error is a terminal.
   *
   * @param args the command and its options
   */
  public static void main(String... args) {
    // Charts are painted without a display.
    System.setProperty("java.awt.headless", "true");
    boolean terminal = Boolean.getBoolean("duet.terminal");
    PrintStream results = System.out;
    // What a user's function prints must not stand among the results.
    System.setOut(System.err);
    System.exit(CommandLineInterface.execute(results, System.err, terminal, args));
  }
}
