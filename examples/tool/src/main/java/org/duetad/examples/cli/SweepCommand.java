package org.duetad.examples.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.duetad.examples.Duet;
import org.duetad.examples.page.Json;
import org.duetad.examples.page.OwnFile;
import org.duetad.examples.page.Page;
import org.duetad.examples.page.PageFolder;
import org.duetad.examples.sweep.ForkedMode;
import org.duetad.examples.sweep.LineGrowth;
import org.duetad.examples.sweep.Quantity;
import org.duetad.examples.sweep.SizeSweep;
import org.duetad.examples.sweep.SweepFamily;
import org.duetad.examples.sweep.SweepFile;
import org.duetad.examples.sweep.SweepLauncher;
import org.duetad.examples.sweep.SweepPlan;
import org.duetad.examples.sweep.SweepPoint;
import org.duetad.examples.sweep.SweepReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet sweep}. */
@Command(
    name = "sweep",
    description =
        "Measures how time and memory of each mode grow with the size of a problem, in one JVM for"
            + " each mode: medians with intervals, fitted exponents, and where modes change order.",
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {
      "  duet sweep",
      "  duet sweep --problem rosenbrock --over n=2,8,32 --modes forward,reverse",
      "  duet sweep --problem gmm --over d --report target/sweep",
      "  duet sweep --problem rosenbrock --over n=10,100,1000 --memory"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class SweepCommand implements Callable<Integer> {

  private static final String PAGE = "index.html";

  private final PrintStream err;
  private final boolean terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--problem",
      paramLabel = "NAME",
      defaultValue = "rosenbrock",
      description =
          "A problem listed by \"duet problems\", or a loop of \"duet checkpoint\", whose modes are"
              + " schedules (default: ${DEFAULT-VALUE}).")
  private String problem;

  @Option(
      names = "--over",
      paramLabel = "NAME[=N,N...]",
      description =
          "The size that is swept, and its values, as in --over n=10,100,1000. By default the"
              + " first size of the problem, and six values up to its default.")
  private @Nullable String over;

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "N",
      description = "The sizes that are not swept; the swept one stands in its place.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--modes",
      split = ",",
      paramLabel = "MODE",
      description = "The modes; by default all that apply and are not too slow.")
  private List<String> modes = List.of();

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "0.5",
      description =
          "Seconds for each mode at each size, the first half as warm-up (default:"
              + " ${DEFAULT-VALUE}).")
  private double budget;

  @Option(
      names = "--point-limit",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "A mode that takes longer than this beyond the budget is given up at this size and at"
              + " larger ones, whose figures are extrapolated (default: ${DEFAULT-VALUE}).")
  private double limit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of generated instances (default: ${DEFAULT-VALUE}).")
  private long seed;

  @ArgGroup private @Nullable Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Keep finished points in this file, as JSON.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Continue the sweep of --out: what is finished there is not measured again.")
  private boolean resume;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Also write a page: index.html in this folder, and its pictures as files.")
  private @Nullable Path folder;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also draw the times against the size, as PNG or SVG by its name.")
  private @Nullable Path plot;

  @Option(names = "--force", description = "Replace even files that are not Duet's.")
  private boolean force;

  @Option(names = "--quiet", description = "Draw no progress bar.")
  private boolean quiet;

  /** At most one of these options. */
  static final class Format {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV, a row for each mode and size.")
    private boolean csv;
  }

  @Option(
      names = "--memory",
      description =
          "Also print how the tape of reverse mode grows by source line, and put it on the page and"
              + " into JSON and CSV: which lines take most at the largest size.")
  private boolean memory;

  SweepCommand(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Conflicts.require(spec, "--resume", "--out");
    requireFiles();
    SweepFamily<?> family = SweepFamilies.named(problem);
    SweepPlan plan = SweepOptions.plan(family, over, sizes, modes, budget, limit, seed);
    SweepFile file = out == null ? null : new SweepFile(out, force, plan);
    PageFolder pages = folder == null ? null : PageFolder.at(folder, force).with(PAGE);
    OwnFile drawn = OwnFile.picture(plot, force);
    List<LineGrowth> lines = memory ? LineGrowth.of(plan, family) : List.of();
    List<SweepPoint> known = file != null && resume ? file.finished() : List.of();
    LastFile last = new LastFile();
    List<SweepPoint> points = measured(family, plan, known, file, last);
    SweepReport report = SweepReport.of(plan, points, size -> family.tolerance(plan, size));
    if (pages != null) {
      last.write(() -> written(pages, report, lines));
    }
    if (drawn != null) {
      last.write(() -> drawn.write(SweepChart.of(report, Quantity.TIME)));
    }
    print(report, lines);
    int code =
        !report.disagreements().isEmpty()
            ? ExitCodes.DISAGREE
            : report.isCompared() ? ExitCodes.AGREE : ExitCodes.NOTHING_COMPARED;
    return last.code(code, spec.commandLine().getErr());
  }

  private void requireFiles() {
    if (force && out == null && folder == null && plot == null) {
      throw new IllegalArgumentException("--force goes with --out, --report or --plot");
    }
  }

  private void written(PageFolder pages, SweepReport report, List<LineGrowth> lines) {
    List<String> words = spec.root().commandLine().getParseResult().originalArgs();
    Page page = SweepPage.of(report, lines, Facts.of("duet " + String.join(" ", words), seed));
    spec.commandLine().getErr().println("duet: the page is " + pages.write(PAGE, page));
  }

  private void print(SweepReport report, List<LineGrowth> lines) {
    if (format != null && format.json) {
      SweepFields.json(report, lines, spec.commandLine().getOut());
    } else if (format != null && format.csv) {
      SweepFields.csv(report, lines, spec.commandLine().getOut());
    } else {
      SweepTable.print(report, lines, spec.commandLine().getOut());
    }
  }

  private List<SweepPoint> measured(
      SweepFamily<?> family,
      SweepPlan plan,
      List<SweepPoint> known,
      @Nullable SweepFile file,
      LastFile last) {
    try (Bar bar = terminal && !quiet ? new Bar("sweep", err, true) : null) {
      return SizeSweep.run(plan, launcher(family, plan), known, new SweepProgress(bar, file, last));
    }
  }

  private static SweepLauncher launcher(SweepFamily<?> family, SweepPlan plan) {
    return (mode, values) ->
        ForkedMode.start(
            family.mode(mode).jvm(),
            Duet.class.getName(),
            List.of("measure", "--until-input-ends", "--plan", Json.line(plan.only(mode, values))));
  }
}
