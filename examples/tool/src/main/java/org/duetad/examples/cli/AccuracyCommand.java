package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.duetad.core.check.Accuracy;
import org.duetad.core.check.RuleAccuracy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet accuracy}. */
@Command(
    name = "accuracy",
    description =
        "Measures the largest errors of every scalar rule: its value, slope, and second and third"
            + " derivatives, in units in the last place, over its whole domain, against decimal"
            + " arithmetic.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {"  duet accuracy --rule tanh", "  duet accuracy --rule pow --points 60 --json"},
    sortOptions = false,
    usageHelpAutoWidth = true)
final class AccuracyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--rule", paramLabel = "NAME", description = "One rule of the table.")
  private @Nullable String rule;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "240",
      description =
          "The number of points for a rule of one operand, a quarter of it or less for others"
              + " (default:"
              + " ${DEFAULT-VALUE}).")
  private int points;

  @ArgGroup private @Nullable Form form;

  /** At most one of these options. */
  static final class Form {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the page docs/accuracy.md.")
    private boolean markdown;
  }

  @Override
  public Integer call() {
    if (form != null && form.markdown) {
      Conflicts.refuse(spec, "--markdown", "prints the page of all rules", "--rule");
    }
    Accuracy accuracy = new Accuracy().withPoints(points);
    List<RuleAccuracy> rules = rule == null ? accuracy.measureRules() : accuracy.measureRules(rule);
    renderer().print(rules, spec.commandLine().getOut());
    return rules.stream().anyMatch(RuleAccuracy::isMeasured)
        ? ExitCodes.AGREE
        : ExitCodes.NOTHING_COMPARED;
  }

  private AccuracyRenderer renderer() {
    if (form == null) {
      return AccuracyReport::text;
    }
    return form.json ? AccuracyReport::json : AccuracyPage::print;
  }

  /** A format for accuracies. */
  @FunctionalInterface
  interface AccuracyRenderer {
    void print(List<RuleAccuracy> rules, PrintWriter out);
  }
}
