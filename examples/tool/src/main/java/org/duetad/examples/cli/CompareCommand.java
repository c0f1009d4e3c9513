package org.duetad.examples.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.duetad.checkpoint.choice.ModeChooser;
import org.duetad.checkpoint.choice.Modes;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.compare.Progress;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.Scoreboard;
import org.duetad.examples.page.Page;
import org.duetad.examples.page.PageFolder;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet compare}. */
@Command(
    name = "compare",
    description = "Compares the modes on a problem: their derivatives, times and memory.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {
      "  duet compare --problem gmm --modes reverse,compiled",
      "  duet compare --problem lennard-jones --second-order",
      "  duet compare --all --report scoreboard",
      "  duet compare --problem lstm --modes forward,reverse --json",
      "  duet compare --problem lstm --forked",
      "  duet compare --problem com.acme.F --class-path target/classes --at 1,2,3",
      "  duet compare --problem rosenbrock --size 3 --program text",
      "  duet compare --problem rosenbrock --choose",
      "  duet compare --problem lstm --memory",
      "  duet compare --problem rosenbrock --size 3 --program trace"
    },
    sortOptions = false,
    usageHelpAutoWidth = true)
final class CompareCommand implements Callable<Integer> {

  private static final double LONG_WORK_SECONDS = 1;
  private static final double BUDGET_OF_ALL = 0.2;
  private static final String PAGE = "index.html";

  private final PrintStream err;
  private final boolean terminal;

  @Spec private CommandSpec spec;

  @Mixin private ProblemChoice choice;

  @Option(
      names = "--modes",
      split = ",",
      paramLabel = "MODE",
      completionCandidates = Candidates.Modes.class,
      description =
          "The modes to compare, of those listed by \"duet modes\"; by default all that"
              + " the problem is written for.")
  private List<String> modes = List.of();

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description =
          "Seconds to run each mode, the first half as warm-up (default: ${DEFAULT-VALUE}, with"
              + " --all 0.2). A mode that needs much longer is estimated from some of the columns.")
  private double budget;

  @Mixin private RowThreads threads;

  @Mixin private ForkedModes forks;

  @Option(
      names = "--second-order",
      description =
          "Also compare second derivatives of a problem with one output: a Hessian-vector product,"
              + " and with few inputs the Hessian. Each takes the budget again.")
  private boolean secondOrder;

  @Option(
      names = "--all",
      description =
          "Compare the modes, and compiled, on every problem of \"duet problems\": a scoreboard of"
              + " errors, times, memory and preparation.")
  private boolean all;

  @Option(
      names = "--choose",
      arity = "0..1",
      fallbackValue = "measured",
      paramLabel = "HOW",
      description =
          "Instead of comparing, choose a mode by the operations and bytes of each, and say why:"
              + " measured, in which those that may be fastest run for the budget, or by counts alone (the first"
              + " block if there are several; the Hessian with --second-order).")
  private @Nullable ChoiceKind choose;

  @Option(
      names = "--memory",
      description =
          "Instead of comparing, say which source lines of the function make the tape of reverse"
              + " mode large (of the first block if there are several; the tape of second order"
              + " with --second-order). One of --modes selects the form, as in --modes matrix.")
  private boolean memory;

  @Option(names = "--small", description = "With --all: small instances, for a quick look.")
  private boolean small;

  @ArgGroup private @Nullable Format format;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Also write the comparison as a page: index.html in this folder, and its pictures as"
              + " files.")
  private @Nullable Path folder;

  @Option(
      names = "--force",
      description = "Replace even files that are not Duet's (with --report).")
  private boolean force;

  @Option(names = "--quiet", description = "Draw no progress bar.")
  private boolean quiet;

  /** At most one of these options. */
  static final class Format {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;

    @Option(
        names = "--program",
        paramLabel = "FORM",
        description =
            "Instead of comparing, record the function at its point and print its program: ${COMPLETION-CANDIDATES}"
                + " (text that can be read again, a listing with its loops, a Java class or a C function with the derivative, a drawing for Graphviz, each operation with its value, adjoint and source line, or only counts). One of --modes"
                + " selects the form, as in --modes matrix.")
    private @Nullable ProgramForm program;

    Renderer renderer() {
      return json ? new JsonReport() : csv ? new CsvReport() : new TableReport();
    }
  }

  CompareCommand(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Conflicts.require(spec, "--force", "--report");
    Conflicts.require(spec, "--small", "--all");
    threads.check();
    if (forks.isAlone()) {
      return alone();
    }
    if (all) {
      return scoreboard();
    }
    if (format != null && format.program != null) {
      return printed(format.program);
    }
    if (choose != null) {
      return chosen(choose);
    }
    if (memory) {
      return memoryByLine();
    }
    List<Mode> named = named().toList();
    ComparisonSettings settings = settings();
    PageFolder pages = folder == null ? null : PageFolder.at(folder, force).with(PAGE);
    LastFile last = new LastFile();
    Report report = choice.with(problem -> reported(problem, named, settings, pages, last));
    Renderer renderer = format == null ? new TableReport() : format.renderer();
    renderer.print(report, spec.commandLine().getOut());
    return last.code(ExitCodes.of(report.answer()), spec.commandLine().getErr());
  }

  private int alone() {
    String line = choice.with(problem -> forks.measured(problem, threads::threaded, settings()));
    spec.commandLine().getOut().println(line);
    return ExitCodes.AGREE;
  }

  private ComparisonSettings settings() {
    return new ComparisonSettings(budget, choice.seed(), secondOrder, Progress.NONE);
  }

  /** The modes requested. */
  private Stream<Mode> named() {
    return modes.stream().distinct().map(Mode::named).map(threads::threaded);
  }

  private int scoreboard() {
    Conflicts.refuse(
        spec,
        "--all",
        "compares first derivatives of every known problem",
        "--problem",
        "--data",
        "--size",
        "--at",
        "--class-path",
        "--second-order",
        "--program",
        "--choose",
        "--memory");
    budget = Conflicts.isGiven(spec, "--budget") ? budget : BUDGET_OF_ALL;
    PageFolder pages = folder == null ? null : PageFolder.at(folder, force).with(PAGE);
    LastFile last = new LastFile();
    Scoreboard board = compared();
    if (pages != null) {
      last.write(() -> written(pages, ScoreboardPage.of(board, facts())));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == null) {
      ScoreboardRun.print(board, out);
    } else if (format.json) {
      ScoreboardRun.printJson(board, out);
    } else {
      ScoreboardRun.printCsv(board, out);
    }
    return last.code(ExitCodes.of(board.answer()), spec.commandLine().getErr());
  }

  private Scoreboard compared() {
    if (!terminal || quiet) {
      return ScoreboardRun.of(small, this::applicable, settings(), this::inAll);
    }
    try (Bar bar = new Bar("compare", err)) {
      return ScoreboardRun.of(small, this::applicable, settings().with(bar), this::inAll);
    }
  }

  private Report inAll(
      List<String> words, Problem problem, List<Mode> chosen, ComparisonSettings settings) {
    return forks.compare(threads.with(words.stream()), problem, chosen, settings);
  }

  /** The modes that a problem is written for, of those requested. */
  private List<Mode> applicable(Problem problem) {
    return modes.isEmpty()
        ? threads.with(Mode.withCompiled(problem))
        : named().filter(mode -> mode.form().apply(problem).isPresent()).toList();
  }

  private void written(PageFolder pages, Page page) {
    Path written = pages.write(PAGE, page);
    spec.commandLine().getErr().println("duet: the page is " + written);
  }

  private int printed(ProgramForm form) {
    Conflicts.refuse(
        spec,
        "--program",
        "compares nothing",
        "--second-order",
        "--budget",
        "--report",
        "--forked",
        "--choose",
        "--memory");
    Mode mode = oneMode("--program: prints the program", "program");
    String text = choice.with(problem -> Recorded.of(mode.form(problem)).print(form));
    spec.commandLine().getOut().print(text);
    return ExitCodes.AGREE;
  }

  private int chosen(ChoiceKind kind) {
    Conflicts.refuse(
        spec,
        "--choose",
        "chooses among all modes",
        "--modes",
        "--threads",
        "--report",
        "--csv",
        "--forked",
        "--memory");
    if (kind == ChoiceKind.COUNTS) {
      Conflicts.refuse(spec, "--choose counts", "measures nothing", "--budget");
    }
    ModeChooser chooser =
        kind == ChoiceKind.COUNTS
            ? Modes.chooser().withoutMeasurement()
            : Modes.chooser().measuringFor(budget);
    return print(choice.with(problem -> ChoiceReport.of(problem, chooser, secondOrder)));
  }

  private int memoryByLine() {
    Conflicts.refuse(
        spec,
        "--memory",
        "compares nothing",
        "--budget",
        "--threads",
        "--report",
        "--csv",
        "--forked");
    Mode mode = oneMode("--memory: is of the tape", "reverse");
    return print(choice.with(problem -> MemoryReport.of(mode.form(problem), secondOrder)));
  }

  private int print(Printout printout) {
    PrintWriter out = spec.commandLine().getOut();
    if (format != null && format.json) {
      printout.printJson(out);
    } else {
      printout.print(out);
    }
    return ExitCodes.AGREE;
  }

  private Mode oneMode(String what, String usual) {
    if (modes.size() > 1) {
      throw new IllegalArgumentException(what + " of one mode, found " + modes + "; choose one");
    }
    return Mode.named(modes.isEmpty() ? usual : modes.get(0));
  }

  /** Compares, and writes a page while the user's classes can be loaded. */
  private Report reported(
      Problem problem,
      List<Mode> named,
      ComparisonSettings settings,
      @Nullable PageFolder pages,
      LastFile last) {
    Report report = compared(problem, named, settings);
    if (pages != null) {
      Page page = ComparePage.of(report, Drawn.of(problem, choice.small(), report), facts());
      last.write(() -> written(pages, page));
    }
    return report;
  }

  private void requireTime(double seconds) {
    double limit = CommandLineInterface.timeLimit(spec);
    if (seconds > limit) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--budget: the modes run for %.0f s in all, beyond the --time-limit of %s s; choose a"
                  + " smaller budget, or allow more time",
              seconds,
              limit));
    }
  }

  private List<String> words() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  private List<Page.Fact> facts() {
    List<Page.Fact> facts =
        new ArrayList<>(Facts.of("duet " + String.join(" ", words()), choice.seed()));
    facts.add(1, new Page.Fact("Budget", budget + " s for each mode, the first half as warm-up"));
    return facts;
  }

  private Report compared(Problem problem, List<Mode> named, ComparisonSettings settings) {
    List<Mode> chosen = threads.with(named.isEmpty() ? Mode.of(problem) : named);
    requireTime((chosen.size() + 1) * budget * (secondOrder ? 3 : 1) * forks.runs());
    boolean isLong = (chosen.size() + 1) * budget >= LONG_WORK_SECONDS;
    if (!terminal || quiet || !isLong) {
      return forks.compare(words(), problem, chosen, settings);
    }
    try (Bar bar = new Bar("compare", err)) {
      return forks.compare(words(), problem, chosen, settings.with(bar));
    }
  }
}
