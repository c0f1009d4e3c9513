package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.duetad.examples.page.Json;
import org.duetad.examples.sweep.SweepFamily;
import org.duetad.examples.sweep.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet measure}: the part of {@code duet sweep} that runs in a JVM for each mode. */
@Command(
    name = "measure",
    description = "Measures one mode at several sizes, for sweep.",
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = "  duet measure --plan PLAN",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    hidden = true)
final class MeasureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--plan", required = true, description = "The plan, as JSON.")
  private String plan;

  @Option(names = "--until-input-ends", description = "End when standard input does.")
  private boolean untilInputEnds;

  @Override
  public Integer call() {
    if (untilInputEnds) {
      ParentWatch.start();
    }
    SweepPlan sweep = Json.read(plan, SweepPlan.class);
    SweepFamily<?> family = SweepFamilies.named(sweep.problem());
    boolean isAlone = sweep.modes().size() == 1;
    PrintWriter out = spec.commandLine().getOut();
    for (String mode : sweep.modes()) {
      // A JVM is not yet warm at its first size, which is measured twice.
      family.measure(sweep, mode, sweep.values().get(0), false);
      for (int value : sweep.values()) {
        out.println(Json.line(family.measure(sweep, mode, value, isAlone)));
        out.flush();
      }
    }
    return ExitCodes.AGREE;
  }
}
