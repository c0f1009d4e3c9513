package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.examples.compare.Cause;
import org.duetad.examples.page.Json;
import org.duetad.examples.problems.Quoted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/**
 * Reports failures: one line for people, the same as JSON if requested, and the stack trace only on
 * request. Reads the raw arguments, so that it also works for those that cannot be parsed.
 */
final class Failures {

  private static final int MOST_CHARACTERS = 2000;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final boolean stack;

  Failures(PrintWriter out, PrintWriter err, String... args) {
    this.out = out;
    this.err = err;
    json = List.of(args).contains("--json");
    stack = List.of(args).contains("--stacktrace");
  }

  int wrongUse(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    int code = told(ExitCodes.WRONG_USE, String.valueOf(e.getMessage()), e);
    err.println("Try: " + command + " --help");
    return code;
  }

  /** An instance too large for the memory is wrong use: code 1 would mean that a mode disagrees. */
  int of(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      String message =
          "the JVM has too little memory ("
              + e.getMessage()
              + "): choose a smaller problem, or give it more, as in DUET_JAVA_OPTS=-Xmx8g";
      return told(ExitCodes.WRONG_USE, message, e);
    }
    boolean file = e instanceof UnreadableDataException || e instanceof UncheckedIOException;
    return told(file ? ExitCodes.BAD_FILE : ExitCodes.WRONG_USE, message(e), e);
  }

  /** Duet's messages are complete sentences; for other exceptions the class is more informative. */
  private static String message(Throwable e) {
    boolean ours =
        e instanceof IllegalArgumentException
            || e instanceof IllegalStateException
            || e instanceof UnsupportedOperationException
            || e instanceof ArithmeticException
            || e instanceof UncheckedIOException
            || e instanceof UnreadableDataException;
    String message = ours ? e.getMessage() : null;
    return message == null ? Cause.of(e) : message;
  }

  int told(int code, String message, @Nullable Throwable e) {
    String line = Quoted.escaped(message, MOST_CHARACTERS);
    err.println("duet: " + line);
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("error", line);
      fields.put("exitCode", code);
      out.println(Json.of(fields));
      out.flush();
    }
    if (stack && e != null) {
      trace(e);
    }
    return code;
  }

  /** A user's exception may throw here as well. */
  private void trace(Throwable e) {
    try {
      e.printStackTrace(err);
    } catch (Throwable inTrace) {
      err.println("duet: the stack cannot be printed: " + Cause.of(inTrace));
    }
  }
}
