package org.duetad.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.duetad.examples.lab.Experiment;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Gallery;
import org.duetad.examples.lab.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LabCommandTest {

  private static final String NAME = "finite-differences";

  private static final List<Experiment> SMALL =
      Gallery.all().stream()
          .filter(each -> Set.of("computational-graph", NAME).contains(each.name()))
          .toList();

  @TempDir private Path folder;

  private Run lab(String... more) {
    return Run.of(
        Stream.concat(Stream.of("lab", "--out", folder.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void standardOutputIsThePathOfThePage() throws IOException {
    Run run = lab(NAME);
    assertEquals(0, run.code(), run::err);
    Path page = folder.resolve(NAME + ".html");
    assertEquals(page + System.lineSeparator(), run.out());
    assertEquals("", run.err());
    String html = Files.readString(page);
    assertTrue(html.startsWith("<!DOCTYPE html>"), html);
    assertTrue(html.contains("duet lab finite-differences --seed 1"), html);
    var picture = ImageIO.read(folder.resolve(NAME).resolve("error.png").toFile());
    assertTrue(picture.getWidth() > 1000, "two pixels for each of the page");
  }

  @Test
  void jsonHasClaimsTablesAndFiles() {
    Run run = lab("computational-graph", "--json", "--seed", "7");
    assertEquals(0, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals(7, json.get("seed").intValue());
    assertTrue(json.get("holds").booleanValue());
    assertTrue(Files.isRegularFile(Path.of(json.get("page").stringValue())));
    JsonNode experiment = json.get("experiments").get(0);
    assertEquals("computational-graph", experiment.get("name").stringValue());
    JsonNode claim = experiment.get("claims").get(0);
    assertEquals(3, claim.get("measured").doubleValue());
    assertEquals(3, claim.get("least").doubleValue());
    assertEquals(3, claim.get("most").doubleValue());
    assertTrue(claim.get("holds").booleanValue());
    assertEquals(3, experiment.at("/tables/0/rows").size());
    String file = experiment.at("/graphs/0/file").stringValue();
    assertTrue(Files.isRegularFile(folder.resolve(file)), file);
  }

  @Test
  void withoutANameAllExperimentsAreListed() {
    Path usual = Path.of("duet-lab");
    boolean before = Files.exists(usual);
    Run run = Run.of("lab", "--list");
    assertEquals(0, run.code(), run::err);
    assertEquals(1 + Gallery.all().size(), run.out().lines().count());
    for (Experiment experiment : Gallery.all()) {
      assertTrue(
          run.out()
              .lines()
              .anyMatch(
                  line ->
                      line.startsWith(experiment.name() + " ")
                          && line.endsWith(experiment.title())),
          run.out());
    }
    assertEquals(before, Files.exists(usual), "a list writes nothing");
  }

  @Test
  void twoRunsGiveTheSameBytes() throws IOException {
    for (Experiment experiment : SMALL) {
      Path one = run(experiment, folder.resolve("one")).resolve("index.html");
      Path two = run(experiment, folder.resolve("two")).resolve("index.html");
      assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two), experiment.name());
    }
    String file = NAME + "/error.png";
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("one").resolve(file)),
        Files.readAllBytes(folder.resolve("two").resolve(file)));
  }

  @Test
  void anUnknownExperimentIsAnsweredWithTheKnownOnes() {
    String names = String.join(", ", Gallery.all().stream().map(Experiment::name).toList());
    lab("initialization")
        .assertFailed(
            2, "lab: unknown experiment \"initialization\"; the experiments are " + names);
    assertEquals(2, lab("--json", "--list").code());
    assertEquals(2, lab(NAME, "another").code());
    assertEquals(2, lab("--seed", "x").code());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaidBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path below = file.resolve("lab");
    Run run = Run.of("lab", "--out", below.toString());
    assertEquals(3, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("duet: " + below + ": cannot be written ("), run::err);
    assertTrue(run.err().contains("); choose another place"), run::err);
  }

  @Test
  void aPageInTheWayOfAFolderIsSaid() throws IOException {
    Files.createDirectory(folder.resolve(NAME + ".html"));
    Run run = lab(NAME);
    assertEquals(3, run.code());
    assertTrue(run.err().contains(NAME + ".html: cannot be written ("), run::err);
  }

  @Test
  void aBrokenClaimIsNamedAndReturnsOne() throws IOException {
    Findings findings =
        new Findings()
            .equal("One is two.", 1, 2, 0.5)
            .between("Nothing is a number.", Double.NaN, 0, 1)
            .equal("One is one.", 1, 1, 0);
    Run run = on(experiment(() -> findings), folder);
    assertEquals(1, run.code());
    String page = Files.readString(folder.resolve("index.html"));
    assertTrue(page.contains("2 of 3 claims do not hold."), page);
    assertTrue(page.contains("<td class=\"words broken\">does not hold</td>"), page);
    assertTrue(page.contains("<td class=\"number\">not a number</td>"), page);
    assertEquals(
        List.of(
            "duet: broken: a claim does not hold: One is two. (measured 1.0, allowed 1.5 to 2.5)",
            "duet: broken: a claim does not hold: Nothing is a number. (measured NaN, allowed 0.0"
                + " to 1.0)"),
        run.err().lines().toList());
  }

  @Test
  void anExperimentThatFailsIsNamed() {
    CommandLine line =
        new CommandLine(
            new LabCommand(
                () ->
                    List.of(
                        experiment(
                            () -> {
                              throw new ArithmeticException("no inverse");
                            })),
                System.err,
                false));
    line.parseArgs("--out", folder.toString());
    LabCommand command = line.getCommand();
    IllegalStateException e = assertThrows(IllegalStateException.class, command::call);
    assertEquals("lab: broken fails: java.lang.ArithmeticException: no inverse", e.getMessage());
    assertEquals(0, folder.toFile().list().length, "nothing is written");
  }

  @Test
  void progressIsForTerminals() {
    assertFalse(lab(NAME).err().contains("lab"));
    assertTrue(Run.of(true, "lab", NAME, "--out", folder.toString()).err().contains("lab"));
    assertEquals("", Run.of(true, "lab", NAME, "--quiet", "--out", folder.toString()).err());
  }

  /** The folder with the page of a gallery of one experiment. */
  private static Path run(Experiment experiment, Path folder) {
    Run run = on(experiment, folder);
    assertEquals(0, run.code(), run::err);
    return folder;
  }

  private static Run on(Experiment experiment, Path folder) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(
                new LabCommand(() -> List.of(experiment), new PrintStream(err, true, UTF_8), false))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true, UTF_8))
            .execute("--out", folder.toString());
    return new Run(code, out.toString(), err.toString(UTF_8));
  }

  private static Experiment experiment(Supplier<Findings> findings) {
    return new Experiment(
        Subject.GRAPHS, "broken", "Two claims that do not hold", seed -> findings.get());
  }
}
