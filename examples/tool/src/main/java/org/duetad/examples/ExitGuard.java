package org.duetad.examples;

import java.io.PrintStream;
import java.util.Arrays;
import org.duetad.examples.cli.CommandLineInterface;
import org.jspecify.annotations.Nullable;

/**
 * Reports the class that calls {@link System#exit} while a command runs: otherwise that class would
 * determine the exit code, and 0 would mean that everything agrees. {@link Runtime#halt} cannot be
 * detected.
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

  /** Permits the JVM to exit from now on. */
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
                      out, err, caller + " called System.exit; let it return, or throw", args);
              out.flush();
              Runtime.getRuntime().halt(code);
            });
  }

  /** The caller of System.exit; null if the JVM exits for another reason, such as a signal. */
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
