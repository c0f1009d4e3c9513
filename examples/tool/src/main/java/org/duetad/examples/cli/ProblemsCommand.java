package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code duet problems}. */
@Command(
    name = "problems",
    description = "Lists the problems for compare.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {"  duet problems"})
final class ProblemsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Table table = new Table("problem", "--size", "default", "--data", "about");
    for (KnownProblem problem : Catalogue.PROBLEMS) {
      table.row(
          List.of(
              problem.name(),
              String.join(",", problem.sizeNames()),
              problem.sizes().stream().map(String::valueOf).collect(Collectors.joining(",")),
              problem.reader() == null ? "no" : "yes",
              problem.about()));
    }
    PrintWriter out = spec.commandLine().getOut();
    table.print(out);
    out.println();
    out.println("A class of yours: --problem com.acme.MyFunction --class-path JAR --at 1,2,3");
  }
}
