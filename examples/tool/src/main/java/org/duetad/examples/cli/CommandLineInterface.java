package org.duetad.examples.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.duetad.examples.lab.Gallery;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code duet}. */
@Command(
    name = "duet",
    description =
        "Automatic differentiation in forward and reverse mode, compared on real problems.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {CheckCommand.class, ProblemsCommand.class, ModesCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all modes and paths agree, all claims hold",
      "1:a mode or path disagrees, a claim does not hold",
      "2:wrong use",
      "3:unreadable or malformed data, a page that cannot be written"
    })
public final class CommandLineInterface implements Runnable {

  @Spec private CommandSpec spec;

  private CommandLineInterface() {}

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where messages and the progress bar go
   * @param terminal whether {@code err} is a terminal, where a progress bar can be drawn
   * @param args the command and its options
   * @return 0 if all agrees, 1 if not, 2 for wrong use, 3 for files that cannot be read or written
   */
  public static int execute(PrintStream out, PrintStream err, boolean terminal, String... args) {
    PrintWriter output = new PrintWriter(out, false, StandardCharsets.UTF_8);
    PrintWriter errors = new PrintWriter(err, true, StandardCharsets.UTF_8);
    CommandLine line =
        new CommandLine(new CommandLineInterface())
            .addSubcommand(new CompareCommand(err, terminal))
            .addSubcommand(new CheckpointCommand(err, terminal))
            .addSubcommand(new LabCommand(Gallery::all, err, terminal))
            .setOut(output)
            .setErr(errors)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((e, ignored) -> wrongUse(e, errors))
            .setExecutionExceptionHandler((e, ignored, parsed) -> failed(e, errors));
    int code = executed(line, errors, args);
    if (output.checkError()) {
      errors.println("duet: the results could not be written; see where standard output goes");
      return ExitCodes.WRONG_USE;
    }
    return code;
  }

  /** An instance too large for the memory is wrong use: code 1 would say that a mode disagrees. */
  private static int executed(CommandLine line, PrintWriter errors, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      errors.println(
          "duet: the JVM has too little memory ("
              + e.getMessage()
              + "): choose a smaller problem, or give it more, as in DUET_JAVA_OPTS=-Xmx8g");
      return ExitCodes.WRONG_USE;
    }
  }

  private static int wrongUse(ParameterException e, PrintWriter errors) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    errors.println("duet: " + e.getMessage());
    errors.println("Try: " + command + " --help");
    return ExitCodes.WRONG_USE;
  }

  private static int failed(Exception e, PrintWriter errors) {
    errors.println("duet: " + (e.getMessage() == null ? e : e.getMessage()));
    return e instanceof UnreadableDataException || e instanceof UncheckedIOException
        ? ExitCodes.BAD_FILE
        : ExitCodes.WRONG_USE;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? " + String.join(", ", spec.subcommands().keySet()));
  }
}
