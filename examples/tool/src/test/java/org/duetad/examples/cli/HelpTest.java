package org.duetad.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Each command's help ends with examples that can be run, and the shell completes them. */
class HelpTest {

  @TempDir private Path folder;

  static Stream<CommandLine> commands() {
    CommandLine duet = CommandLineInterface.line();
    return Stream.concat(Stream.of(duet), duet.getSubcommands().values().stream());
  }

  static Stream<String> examples() {
    return commands().flatMap(HelpTest::examples).filter(line -> line.startsWith("duet "));
  }

  private static Stream<String> examples(CommandLine command) {
    return Arrays.stream(command.getCommandSpec().usageMessage().footer()).map(String::trim);
  }

  private static String[] arguments(String example) {
    String[] words = example.split(" ", -1);
    return Arrays.copyOfRange(words, 1, words.length);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasExamplesOfItself(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    assertTrue(examples(command).anyMatch(line -> (line + " ").startsWith(name + " ")), name);
    String[] help = (name.substring("duet".length()).trim() + " --help").trim().split(" ", -1);
    Run run = Run.of(help);
    assertEquals(0, run.code());
    examples(command).forEach(line -> assertTrue(run.out().contains("  " + line), run.out()));
  }

  /** Options and values that exist. */
  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreUnderstood(String example) {
    CommandLineInterface.line().parseArgs(arguments(example));
  }

  /** Those that take no time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "duet problems",
        "duet modes",
        "duet completion",
        "duet compare --help",
        "duet lab --list",
        "duet check --rule tanh",
        "duet compare --problem rosenbrock --size 3 --program text",
        "duet compare --problem rosenbrock --size 3 --program trace"
      })
  void examplesRun(String example) {
    assertTrue(examples().anyMatch(example::equals), example);
    Run run = Run.of(arguments(example));
    assertEquals(0, run.code(), run::err);
    assertFalse(run.out().isEmpty());
  }

  @Test
  void theShellCompletesCommandsOptionsAndNames() throws IOException, InterruptedException {
    Path bash = Path.of("/bin/bash");
    Assumptions.assumeTrue(Files.isExecutable(bash), "completions are tested where bash is");
    Path script = folder.resolve("duet-completion");
    Files.writeString(script, Run.of("completion").out());
    assertCompleted(bash, script, List.of("comp"), List.of("compare", "completion"));
    assertCompleted(bash, script, List.of("compare", "--sec"), List.of("--second-order"));
    assertCompleted(bash, script, List.of("compare", "--problem", "rosen"), List.of("rosenbrock"));
    assertCompleted(bash, script, List.of("compare", "--modes", "rev"), List.of("reverse"));
    assertCompleted(bash, script, List.of("checkpoint", "--problem", "hea"), List.of("heat"));
    assertCompleted(bash, script, List.of("lab", "conver"), List.of("convergence"));
  }

  /** The last of the words is to be completed. */
  private static void assertCompleted(
      Path bash, Path script, List<String> words, List<String> expected)
      throws IOException, InterruptedException {
    String line = "duet " + String.join(" ", words);
    String command =
        ". %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_duet; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, line, words.size());
    Process shell =
        new ProcessBuilder(bash.toString(), "--norc", "-c", command)
            .redirectErrorStream(true)
            .start();
    String out = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, shell.waitFor(), out);
    assertTrue(out.lines().map(String::trim).toList().containsAll(expected), line + ": " + out);
  }
}
