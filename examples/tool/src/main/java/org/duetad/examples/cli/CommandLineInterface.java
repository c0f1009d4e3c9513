package org.duetad.examples.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.duetad.examples.lab.Gallery;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code duet}. */
@Command(
    name = "duet",
    description =
        "Automatic differentiation in forward and reverse mode, compared on real problems.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {
      "  duet compare",
      "  duet compare --help",
      "  duet check --rule tanh",
      "  duet lab --list"
    },
    subcommands = {
      CheckCommand.class,
      AccuracyCommand.class,
      ProblemsCommand.class,
      ModesCommand.class,
      CompletionCommand.class,
      MeasureCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all modes and paths agree, all claims hold",
      "1:a mode or path disagrees, a claim does not hold",
      "2:wrong use, a failure in a class of yours, too little time or memory",
      "3:unreadable or malformed data, a file that cannot be written",
      "4:nothing was compared"
    })
public final class CommandLineInterface implements Runnable {

  /** The heading of the examples at the end of each command's help. */
  static final String EXAMPLES = "%nExamples:%n";

  /** The option that leaves out the acceleration. */
  public static final String PLAIN = "--plain";

  @Spec private CommandSpec spec;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      scope = ScopeType.INHERIT,
      description = "Give up after this many seconds (default: ${DEFAULT-VALUE}).")
  private double timeLimit;

  @SuppressWarnings("unused") // Failures reads it from the raw arguments, before they are parsed.
  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Also print the stack trace of an error.")
  private boolean stacktrace;

  @SuppressWarnings("unused") // Duet reads it before anything is loaded.
  @Option(
      names = PLAIN,
      scope = ScopeType.INHERIT,
      description = "Leave out the acceleration of module duet-acceleration.")
  private boolean plain;

  private CommandLineInterface() {}

  /**
   * Runs a command.
   *
   * @param out receives the results
   * @param err receives messages and the progress bar
   * @param terminal whether {@code err} is a terminal, where a progress bar can be drawn
   * @param args the command and its options
   * @return 0 if everything agrees, 1 if not, 2 for wrong use, 3 for files that cannot be read or
   *     written, 4 if nothing was compared
   */
  public static int execute(PrintStream out, PrintStream err, boolean terminal, String... args) {
    PrintWriter output = writer(out, false);
    PrintWriter errors = writer(err, true);
    Failures failures = new Failures(output, errors, args);
    CommandLineInterface commands = new CommandLineInterface();
    CommandLine line =
        line(commands, err, terminal)
            .setOut(output)
            .setErr(errors)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((e, ignored) -> failures.wrongUse(e));
    line.setExecutionStrategy(parsed -> commands.executed(parsed, failures));
    int code = line.execute(args);
    if (output.checkError()) {
      errors.println("duet: the results could not be written; check where standard output goes");
      return ExitCodes.WRONG_USE;
    }
    return code;
  }

  /** All commands, with their options. */
  static CommandLine line() {
    return line(new CommandLineInterface(), System.err, false);
  }

  private static CommandLine line(
      CommandLineInterface commands, PrintStream err, boolean terminal) {
    return new CommandLine(commands)
        .addSubcommand(new CompareCommand(err, terminal))
        .addSubcommand(new SweepCommand(err, terminal))
        .addSubcommand(new CheckpointCommand(err, terminal))
        .addSubcommand(new LabCommand(Gallery::all, err, terminal));
  }

  /**
   * Reports that a command cannot continue.
   *
   * @param out receives the results
   * @param err receives messages
   * @param message the reason
   * @param args the command and its options
   * @return the exit code
   */
  public static int refuse(PrintStream out, PrintStream err, String message, String... args) {
    return new Failures(writer(out, false), writer(err, true), args)
        .told(ExitCodes.WRONG_USE, message, null);
  }

  private static PrintWriter writer(PrintStream stream, boolean flushes) {
    return new PrintWriter(stream, flushes, StandardCharsets.UTF_8);
  }

  /** Anything thrown by any class is handled here. */
  private int executed(ParseResult parsed, Failures failures) {
    try {
      return TimeLimit.of(timeLimit, () -> new RunLast().execute(parsed));
    } catch (ParameterException e) {
      throw e;
    } catch (ExecutionException e) {
      return failures.of(e.getCause() == null ? e : e.getCause());
    } catch (Throwable e) {
      return failures.of(e);
    }
  }

  /** The time limit of a command, in seconds. */
  static double timeLimit(CommandSpec command) {
    return command.root().userObject() instanceof CommandLineInterface commands
        ? commands.timeLimit
        : Double.POSITIVE_INFINITY;
  }

  @Override
  public void run() {
    String commands =
        spec.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(command -> !command.usageMessage().hidden())
            .map(CommandSpec::name)
            .collect(Collectors.joining(", "));
    throw new ParameterException(spec.commandLine(), "which command? " + commands);
  }
}
