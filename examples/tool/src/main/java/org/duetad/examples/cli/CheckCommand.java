package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.CertificateResult;
import org.duetad.examples.problems.Named;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet check}. */
@Command(
    name = "check",
    description =
        "Certifies first and second derivatives along all paths: every mode, every nesting of two,"
            + " the complex step, and high-precision differences. Without options, for every rule.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {
      "  duet check --rule tanh",
      "  duet check --problem gmm --json",
      "  duet check --function com.acme.F --class-path target/classes --at 1,2,3"
    },
    sortOptions = false,
    usageHelpAutoWidth = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup private @Nullable Subject subject;

  /** At most one of these options. */
  static final class Subject {

    @Option(names = "--rule", paramLabel = "NAME", description = "One rule of the table.")
    private @Nullable String rule;

    @Option(
        names = "--problem",
        paramLabel = "NAME",
        completionCandidates = Candidates.Problems.class,
        description = "A small instance of a problem that \"duet problems\" lists.")
    private @Nullable String problem;

    @Option(
        names = "--function",
        paramLabel = "CLASS",
        description =
            "A class that implements ScalarFunction or VectorFunction and has a constructor"
                + " without parameters; it needs --at.")
    private @Nullable String function;
  }

  @Mixin private InstanceOptions instance;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<CertificateResult> results = results(certificate().withSeed(instance.seed()));
    if (json) {
      CheckReport.json(results, spec.commandLine().getOut());
    } else {
      CheckReport.text(results, spec.commandLine().getOut());
    }
    return CheckReport.exitCode(results);
  }

  private static Certificate certificate() {
    return Certificate.of(new ForwardMode(), new ReverseMode()).with(new TaylorPath());
  }

  private List<CertificateResult> results(Certificate certificate) {
    Subject chosen = subject == null ? new Subject() : subject;
    if (chosen.problem == null && instance.haveSizes()) {
      throw new IllegalArgumentException("--size goes with --problem");
    }
    if (chosen.function == null && instance.haveClass()) {
      throw new IllegalArgumentException("--class-path and --at go with --function");
    }
    if (chosen.function != null) {
      return instance.withClass("--function", chosen.function, problem -> of(certificate, problem));
    }
    if (chosen.problem != null) {
      return of(certificate, known(chosen.problem));
    }
    var rules =
        chosen.rule == null ? certificate.certifyRules() : certificate.certifyRules(chosen.rule);
    return rules.values().stream().flatMap(List::stream).toList();
  }

  private Problem known(String name) {
    KnownProblem known =
        Named.one("--problem", "problem", name, Catalogue.PROBLEMS, KnownProblem::name);
    return instance.instance(known, known.smallSizes());
  }

  /** Block by block. */
  private static List<CertificateResult> of(Certificate certificate, Problem problem) {
    List<CertificateResult> results = new ArrayList<>();
    for (int i = 0; i < problem.blocks(); i++) {
      String name = problem.name() + (problem.blocks() == 1 ? "" : ", block " + i);
      results.add(certificate.certify(name, problem.block(i), problem.point(i)));
    }
    return results;
  }
}
