package org.duetad.examples.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.duetad.examples.compare.Cause;
import org.duetad.examples.compare.Progress;
import org.duetad.examples.lab.Experiment;
import org.duetad.examples.lab.Finding;
import org.duetad.examples.lab.Gallery;
import org.duetad.examples.page.Page;
import org.duetad.examples.page.PageFolder;
import org.duetad.examples.page.PageJson;
import org.duetad.examples.page.Section;
import org.duetad.examples.problems.Named;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet lab}. */
@Command(
    name = "lab",
    description =
        "Runs experiments and writes their findings, with pictures, as one HTML page that works"
            + " offline. Prints the path of the page.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {
      "  duet lab --list",
      "  duet lab initialisation --seed 2 --json",
      "  duet lab convergence --out target/lab"
    },
    sortOptions = false,
    usageHelpAutoWidth = true)
final class LabCommand implements Callable<Integer> {

  private final Supplier<List<Experiment>> gallery;
  private final PrintStream err;
  private final boolean terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Candidates.Experiments.class,
      description = "One experiment, of those shown by --list; by default all.")
  private @Nullable String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + Gallery.SEED,
      description = "The seed of random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "duet-lab",
      description =
          "The folder for the page, index.html or NAME.html, and for its pictures (PNG, SVG) and graphs"
              + " (DOT) as files (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--force", description = "Replace even files that are not Duet's.")
  private boolean force;

  @ArgGroup private @Nullable Format format;

  @Option(names = "--quiet", description = "Draw no progress bar.")
  private boolean quiet;

  /** At most one of these options. */
  static final class Format {

    @Option(
        names = "--json",
        description = "Print claims, tables and the paths of the figures as JSON.")
    private boolean json;

    @Option(names = "--list", description = "Only list the experiments.")
    private boolean list;
  }

  LabCommand(Supplier<List<Experiment>> gallery, PrintStream err, boolean terminal) {
    this.gallery = gallery;
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Experiment> chosen = chosen();
    PrintWriter results = spec.commandLine().getOut();
    if (format != null && format.list) {
      Conflicts.refuse(spec, "--list", "runs nothing", "--out", "--seed", "--force");
      list(chosen, results);
      return ExitCodes.AGREE;
    }
    String file = (name == null ? "index" : name) + ".html";
    PageFolder folder = PageFolder.at(out, force).with(file);
    Page page = page(run(chosen));
    Path written = folder.write(file, page);
    if (format != null && format.json) {
      results.println(PageJson.of(page, written, seed));
    } else {
      results.println(written);
    }
    page.sections().forEach(this::complain);
    return page.holds() ? ExitCodes.AGREE : ExitCodes.DISAGREE;
  }

  private List<Experiment> chosen() {
    List<Experiment> all = gallery.get();
    return name == null
        ? all
        : List.of(Named.one("lab", "experiment", name, all, Experiment::name));
  }

  private static void list(List<Experiment> experiments, PrintWriter results) {
    Table table = new Table("experiment", "what it shows");
    for (Experiment experiment : experiments) {
      table.row(List.of(experiment.name(), experiment.title()));
    }
    table.print(results);
  }

  private List<Section> run(List<Experiment> experiments) {
    if (!terminal || quiet) {
      return run(experiments, Progress.NONE);
    }
    try (Bar bar = new Bar("lab", err)) {
      return run(experiments, bar);
    }
  }

  private List<Section> run(List<Experiment> experiments, Progress progress) {
    List<Section> sections = new ArrayList<>();
    for (Experiment experiment : experiments) {
      progress.at(experiment.name(), (double) sections.size() / experiments.size());
      sections.add(section(experiment));
    }
    return sections;
  }

  private Section section(Experiment experiment) {
    try {
      return Section.of(
          experiment.subject().toString(),
          experiment.name(),
          experiment.title(),
          experiment.run(seed));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("lab: " + experiment.name() + " fails: " + Cause.of(e), e);
    }
  }

  private Page page(List<Section> sections) {
    boolean all = name == null;
    return new Page(
        all ? "The Duet lab" : sections.get(0).title(),
        "Experiments on the examples that courses use to teach differentiation, run by Duet in forward and"
            + " reverse mode. Each ends with the numbers that prove it.",
        sections,
        Facts.of("duet lab" + (all ? "" : " " + name) + " --seed " + seed, seed));
  }

  private void complain(Section section) {
    for (Finding.Claim claim : section.claims()) {
      if (!claim.holds()) {
        spec.commandLine()
            .getErr()
            .printf(
                "duet: %s: a claim does not hold: %s (measured %s, allowed %s to %s)%n",
                section.name(), claim.statement(), claim.measured(), claim.least(), claim.most());
      }
    }
  }
}
