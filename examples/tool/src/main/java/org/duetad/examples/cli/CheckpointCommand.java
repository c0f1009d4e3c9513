package org.duetad.examples.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.duetad.checkpoint.schedule.ScheduleReport;
import org.duetad.checkpoint.stepping.SteppingProgress;
import org.duetad.examples.page.OwnFile;
import org.duetad.examples.problems.Named;
import org.duetad.examples.stepping.ScheduleKind;
import org.duetad.examples.stepping.Shooting;
import org.duetad.examples.stepping.SteppingProblem;
import org.duetad.examples.stepping.SteppingTrial;
import org.duetad.examples.stepping.SteppingTrial.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet checkpoint}. */
@Command(
    name = "checkpoint",
    description =
        "Differentiates a loop over many time steps in bounded memory: which states are kept and"
            + " which steps are recomputed is certified before the first step.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {
      "  duet checkpoint --problem lorenz --steps 100000 --slots 10",
      "  duet checkpoint --problem heat --within 200000",
      "  duet checkpoint --schedule nested --steps 1000 --slots 2",
      "  duet checkpoint --compare --problem wave --steps 1000 --plot wave.png"
    },
    sortOptions = false,
    usageHelpAutoWidth = true)
final class CheckpointCommand implements Callable<Integer> {

  /** Predicted seconds from which on the user is told in advance. */
  private static final double WORTH_SAYING = 10;

  private final PrintStream err;
  private final boolean terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--problem",
      paramLabel = "NAME",
      completionCandidates = Candidates.SteppingProblems.class,
      defaultValue = "burgers",
      description = "burgers, lorenz, wave, heat, network or shooting (default: ${DEFAULT-VALUE}).")
  private String problem;

  @Option(names = "--size", paramLabel = "N", description = "The problem's size, as in --size 64.")
  private @Nullable Integer size;

  @Option(names = "--steps", paramLabel = "N", description = "The number of steps.")
  private @Nullable Long steps;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "binomial",
      description =
          "store-all, every-kth, binomial, two-level, cost-aware, nested or online (default:"
              + " ${DEFAULT-VALUE}).")
  private String schedule;

  @Option(names = "--slots", paramLabel = "N", description = "The number of snapshots in memory.")
  private @Nullable Integer slots;

  @Option(
      names = "--disk-slots",
      paramLabel = "N",
      description =
          "The number of snapshots on disk, for two-level, cost-aware and nested (default: --slots).")
  private @Nullable Integer diskSlots;

  @Option(
      names = "--within",
      paramLabel = "BYTES",
      description =
          "Instead of a schedule: as many snapshots and steps recorded at once as fit into this many bytes.")
  private @Nullable Long within;

  @Option(
      names = "--verify",
      description = "Compare every recomputed step with its first result; takes longer.")
  private boolean verified;

  @Option(
      names = "--compare",
      description = "Run all schedules: memory against recomputed steps, and the least possible.")
  private boolean compare;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "With --compare: draw it, as PNG or SVG by its name.")
  private @Nullable Path plot;

  @Option(names = "--force", description = "Replace the file of --plot even if it is not Duet's.")
  private boolean force;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Draw no progress bar.")
  private boolean quiet;

  CheckpointCommand(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SteppingProblem chosen =
        Named.one("--problem", "problem", problem, SteppingProblem.all(), SteppingProblem::name);
    long count = atLeast("--steps", 0, steps == null ? chosen.steps() : steps);
    int memory = (int) atLeast("--slots", 1, slots == null ? chosen.slots() : slots);
    int disk = (int) atLeast("--disk-slots", 0, diskSlots == null ? memory : diskSlots);
    int n = (int) atLeast("--size", 2, size == null ? chosen.size() : size);
    ScheduleKind kind = ScheduleKind.labelled(schedule);
    refuseConflicts(chosen, kind);
    OwnFile drawn = OwnFile.picture(plot, force);
    SteppingTrial trial = SteppingTrial.of(chosen.instances().of(n), count, verified);
    requirePossible(trial, compare || within != null ? null : kind, memory, disk);
    CheckpointReport report =
        new CheckpointReport(chosen, n, count, trial.costs(), spec.commandLine().getOut(), json);
    if (compare) {
      return compared(trial, memory, disk, report, drawn);
    }
    Outcome outcome =
        followed(
            "gradient",
            progress ->
                within == null
                    ? trial.run(kind, memory, disk, progress)
                    : trial.within(within, progress));
    report.print(outcome, "shooting".equals(chosen.name()) ? Shooting.solved(count, memory) : null);
    return ExitCodes.AGREE;
  }

  private static long atLeast(String option, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(option + ": " + value + "; pass " + least + " or more");
    }
    return value;
  }

  private void refuseConflicts(SteppingProblem chosen, ScheduleKind kind) {
    if (plot != null && !compare) {
      throw new IllegalArgumentException("--plot draws the results of --compare; add --compare");
    }
    Conflicts.require(spec, "--force", "--plot");
    if (compare) {
      Conflicts.refuse(spec, "--compare", "runs all schedules", "--schedule", "--within");
    } else if (within != null) {
      String why = "chooses schedule and slots";
      Conflicts.refuse(spec, "--within", why, "--schedule", "--slots", "--disk-slots");
    } else {
      refuseUnusedSlots(kind);
    }
    if (!chosen.sized() && size != null) {
      throw new IllegalArgumentException(
          "--size: " + chosen.name() + " has one size only; leave out --size");
    }
  }

  private void refuseUnusedSlots(ScheduleKind kind) {
    String option = "--schedule " + kind.label();
    if (kind == ScheduleKind.STORE_ALL) {
      Conflicts.refuse(spec, option, "keeps no snapshots", "--slots");
    }
    if (!kind.usesDisk()) {
      Conflicts.refuse(spec, option, "keeps none on disk", "--disk-slots");
    }
  }

  /** Announces the predicted time, or rejects a run that would take too long, before it begins. */
  private void requirePossible(
      SteppingTrial trial, @Nullable ScheduleKind kind, int memory, int disk) {
    double limit = CommandLineInterface.timeLimit(spec);
    requireWithin(limit, trial.leastSeconds(), time -> "at least " + time);
    if (kind == null) {
      return;
    }
    ScheduleReport report = trial.certificate(kind, memory, disk);
    long bytes = trial.leastBytes(report);
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new IllegalArgumentException(
          "--steps: "
              + Units.count(trial.steps())
              + " steps by "
              + kind.label()
              + " keep at least "
              + Units.bytes(bytes)
              + ", more than the JVM has; choose fewer steps or slots, or another --schedule");
    }
    double seconds = report.seconds(trial.costs());
    requireWithin(limit, seconds, time -> "about " + time);
    if (seconds > WORTH_SAYING && !quiet) {
      err.println("duet: this takes about " + Units.duration(seconds));
    }
  }

  private void requireWithin(double limit, double seconds, UnaryOperator<String> estimate) {
    if (seconds > limit) {
      throw new IllegalArgumentException(
          "--steps: they take "
              + estimate.apply(Units.duration(seconds))
              + ", beyond the --time-limit of "
              + limit
              + " s; choose fewer steps, or allow more time");
    }
  }

  private int compared(
      SteppingTrial trial, int memory, int disk, CheckpointReport report, @Nullable OwnFile drawn) {
    List<CheckpointReport.Row> rows = new ArrayList<>();
    Outcome least = outcome(trial, ScheduleKind.BINOMIAL, memory, disk);
    for (ScheduleKind kind : ScheduleKind.values()) {
      if (kind == ScheduleKind.BINOMIAL) {
        rows.add(new CheckpointReport.Row(kind.label(), least));
        continue;
      }
      long bytes = trial.recordedBytes(kind, memory, disk, least);
      if (bytes > Runtime.getRuntime().maxMemory() / 2) {
        err.println(
            "duet: " + kind.label() + " is left out: it would record " + Units.bytes(bytes));
        continue;
      }
      rows.add(new CheckpointReport.Row(kind.label(), outcome(trial, kind, memory, disk)));
    }
    boolean same =
        rows.stream()
            .allMatch(
                row ->
                    Arrays.equals(
                            row.outcome().gradient().initialState(),
                            rows.get(0).outcome().gradient().initialState())
                        && Arrays.equals(
                            row.outcome().gradient().parameters(),
                            rows.get(0).outcome().gradient().parameters()));
    LastFile last = new LastFile();
    if (drawn != null) {
      last.write(() -> SchedulesPlot.write(drawn, rows));
    }
    report.print(rows, same);
    return last.code(same ? ExitCodes.AGREE : ExitCodes.DISAGREE, spec.commandLine().getErr());
  }

  private Outcome outcome(SteppingTrial trial, ScheduleKind kind, int memory, int disk) {
    return followed(kind.label(), progress -> trial.run(kind, memory, disk, progress));
  }

  private interface Work {
    Outcome with(@Nullable SteppingProgress progress);
  }

  private Outcome followed(String name, Work work) {
    if (!terminal || quiet) {
      return work.with(null);
    }
    try (Bar bar = new Bar(name, err, true)) {
      return work.with(new SteppingBar(bar));
    }
  }
}
