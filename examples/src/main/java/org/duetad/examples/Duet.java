package org.duetad.examples;

import org.duetad.examples.cli.CommandLineInterface;

/** The command line {@code duet}. */
public final class Duet {

  private Duet() {}

  /**
   * Runs a command and ends the JVM: with 0 if all agrees, 1 if not, 2 for wrong use, 3 for
   * unreadable data. A progress bar is drawn if the property {@code duet.terminal} says that
   * standard error is a terminal.
   *
   * @param args the command and its options
   */
  public static void main(String... args) {
    boolean terminal = Boolean.getBoolean("duet.terminal");
    System.exit(CommandLineInterface.execute(System.out, System.err, terminal, args));
  }
}
