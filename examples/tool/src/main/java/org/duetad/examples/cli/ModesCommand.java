package org.duetad.examples.cli;

import java.util.List;
import org.duetad.examples.compare.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code duet modes}. */
@Command(
    name = "modes",
    description = "Lists the modes of differentiation.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = CommandLineInterface.EXAMPLES,
    footer = {"  duet modes"})
final class ModesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Table table = new Table("mode", "about");
    for (Mode mode : Mode.all()) {
      table.row(List.of(mode.name(), mode.about()));
    }
    table.print(spec.commandLine().getOut());
  }
}
