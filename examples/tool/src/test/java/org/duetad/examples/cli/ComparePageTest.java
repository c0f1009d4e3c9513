package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparePageTest {

  @TempDir private Path folder;

  private Run compare(String... more) {
    return Run.of(
        Stream.concat(
                Stream.of("compare", "--budget", "0.01", "--report", folder.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("index.html"));
  }

  @Test
  void thePageHasEveryModeItsClaimsAndThePictures() throws IOException {
    Run run = compare("--problem", "rosenbrock", "--size", "3", "--json");
    assertEquals(0, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals(
        "duet: the page is " + folder.resolve("index.html") + System.lineSeparator(), run.err());
    String page = page();
    for (JsonNode mode : json.get("modes")) {
      String name = mode.get("mode").stringValue();
      assertTrue(page.contains("<td class=\"words\">" + name + "</td>"), name);
      assertEquals(
          !"reverse".equals(name),
          page.contains(name + ": relative error of the derivative against reverse"),
          name);
    }
    assertTrue(page.contains("All 5 claims hold."), page);
    assertTrue(page.contains("<h2 id=\"time\">"), page);
    assertTrue(page.contains("<dd>0.01 s for each mode, the first half as warm-up</dd>"), page);
    assertTrue(page.contains("<dt>Seed</dt><dd>1</dd>"), page);
    assertTrue(page.contains("--problem rosenbrock --size 3 --json</dd>"), page);
    for (String file : List.of("time/time.png", "time/time.svg", "program/program.dot")) {
      assertTrue(Files.size(folder.resolve(file)) > 0, file);
    }
  }

  @Test
  void oneBarIsNotDrawn() throws IOException {
    assertEquals(0, compare("--problem", "rosenbrock", "--size", "3").code());
    assertFalse(Files.exists(folder.resolve("memory")));
    Run two = compare("--problem", "gmm", "--size", "2,2,4", "--modes", "reverse,matrix");
    assertEquals(0, two.code(), two::err);
    assertTrue(Files.size(folder.resolve("memory/memory.png")) > 0);
  }

  @Test
  void thePreparationOfFunctionsIsASection() throws IOException {
    Run run = compare("--problem", "rosenbrock", "--size", "100", "--modes", "reverse,compiled");
    assertEquals(0, run.code(), run::err);
    String page = page();
    assertTrue(page.contains("<h2 id=\"preparation\">"), page);
    assertTrue(page.contains("pays off after"), page);
  }

  /** As if the disk was full after the comparison. */
  @Test
  void resultsAreNotLostWithThePage() throws IOException {
    Files.writeString(folder.resolve("time"), "a file of another");
    Run run = compare("--problem", "rosenbrock", "--size", "3", "--json");
    assertEquals(3, run.code(), run::err);
    assertEquals(
        "duet: "
            + folder.resolve("time/time.png")
            + ": cannot be written (a file is in the place of a folder); choose another place"
            + System.lineSeparator(),
        run.err());
    assertTrue(new JsonMapper().readTree(run.out()).get("modes").size() > 1, run.out());
    assertEquals("a file of another", Files.readString(folder.resolve("time")));
    assertFalse(Files.exists(folder.resolve("index.html")));
  }

  @Test
  void aProgramTooLargeIsCountedAndASmallOneDrawn() throws IOException {
    Run run = compare("--problem", "rosenbrock", "--size", "100", "--modes", "reverse");
    assertEquals(4, run.code(), run::err);
    String page = page();
    assertTrue(page.contains("too many to be drawn"), page);
    assertTrue(page.contains(">Instructions by operation</p>"), page);
    assertTrue(page.contains("<figcaption>The program of rosenbrock, "), page);
    assertTrue(page.contains("n=10: each node with its value"), page);
  }

  @Test
  void aProblemWhoseSmallestProgramIsLargeIsCountedOnly() throws IOException {
    Run run = compare("--problem", "hand", "--size", "20,5", "--modes", "forward");
    assertEquals(4, run.code(), run::err);
    String page = page();
    assertTrue(page.contains("In short, nothing was compared: only forward"), page);
    assertTrue(page.contains("too many to be drawn"), page);
    assertFalse(page.contains("<script"), "no graph, no script");
    assertTrue(page.contains("None of the modes compared keeps a tape"), page);
    assertFalse(Files.exists(folder.resolve("memory")));
  }

  @Test
  void secondDerivativesHaveASection() throws IOException {
    Run run =
        compare(
            "--problem",
            "rosenbrock",
            "--size",
            "3",
            "--modes",
            "reverse,forward",
            "--second-order");
    assertEquals(0, run.code(), run::err);
    assertTrue(page().contains("<h2 id=\"second-order\">Second derivatives</h2>"), page());
    assertTrue(page().contains("forward: relative error of the Hessian"), page());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    Path below = Files.writeString(folder.resolve("file"), "").resolve("report");
    Run run = Run.of("compare", "--problem", "rosenbrock", "--report", below.toString());
    assertEquals(3, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("duet: " + below + ": cannot be written ("), run::err);
  }

  @Test
  void thereIsNoPageOfAProgramAlone() {
    Run.of("compare", "--program", "text", "--report", folder.toString())
        .assertFailed(2, "--program: compares nothing; leave out --report, or --program");
  }
}
