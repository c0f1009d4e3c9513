package org.duetad.examples;

import java.io.PrintStream;
import java.util.Arrays;
import org.duetad.examples.cli.CommandLineInterface;
import org.jspecify.annotations.Nullable;

/**
 * Names the class that ends the JVM by {@link System#exit} while a command runs: without this it
 * would choose the exit code, and 0 would say that all agrees. {@link Runtime#halt} cannot be
 * noticed.
 */
final class ExitGuard extends Thread {

  private final PrintStream out;
  private final PrintStream err;
  private final String[] args;
  private volatile boolean finished;

  private ExitGuard(PrintStream out, PrintStream err, String... args) {
    super("duet exit guard");
    this.out = out;
    this.err = err;
    this.args = args.clone();
  }

  static ExitGuard installed(PrintStream out, PrintStream err, String... args) {
    ExitGuard guard = new ExitGuard(out, err, args);
    Runtime.getRuntime().addShutdownHook(guard);
    return guard;
  }

  /** From now on the JVM may end. */
  void finish() {
    finished = true;
  }

  @Override
  public void run() {
    if (finished) {
      return;
    }
    Thread.getAllStackTraces().values().stream()
        .map(ExitGuard::caller)
        .filter(caller -> caller != null)
        .findFirst()
        .ifPresent(
            caller -> {
              int code =
                  CommandLineInterface.refuse(
                      out,
                      err,
                      caller + " ends the JVM by System.exit; let it return, or throw",
                      args);
              out.flush();
              Runtime.getRuntime().halt(code);
            });
  }

  /** Who called System.exit; a signal ends the JVM in another way. */
  private static @Nullable String caller(StackTraceElement[] stack) {
    boolean exits =
        Arrays.stream(stack)
            .anyMatch(
                frame ->
                    frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    return exits
        ? Arrays.stream(stack)
            .map(StackTraceElement::getClassName)
            .filter(name -> !name.startsWith("java."))
            .findFirst()
            .orElse(null)
        : null;
  }
}
