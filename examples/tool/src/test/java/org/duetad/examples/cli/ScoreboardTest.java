package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duetad.examples.compare.Answer;
import org.duetad.examples.compare.Comparer;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.compare.Progress;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.Scoreboard;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.RosenbrockProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoreboardTest {

  @TempDir private Path folder;

  private static Run all(String... more) {
    return Run.of(
        Stream.concat(
                Stream.of("compare", "--all", "--small", "--budget", "0.005"), Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void everyProblemHasItsModesAndTheyAgree() throws IOException {
    Run run = all("--json", "--report", folder.toString());
    assertEquals(0, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals("the modes agree", json.get("answer").stringValue());
    assertEquals(Catalogue.PROBLEMS.size(), json.get("problems").size());
    String page = Files.readString(folder.resolve("index.html"));
    assertTrue(page.contains(" claims hold."), page);
    for (int i = 0; i < Catalogue.PROBLEMS.size(); i++) {
      JsonNode report = json.get("problems").get(i);
      String problem = Catalogue.PROBLEMS.get(i).name();
      assertEquals(problem, report.get("problem").stringValue());
      List<String> modes = report.get("modes").findValuesAsString("mode");
      assertTrue(modes.containsAll(List.of("forward", "reverse", "compiled")), modes::toString);
      assertTrue(page.contains(problem + ", forward: error in units in the last place"), problem);
    }
  }

  @Test
  void tablesHaveALineForEachProblem() {
    Run run = all("--modes", "forward,reverse,by-hand");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).matches("problem +forward +reverse +by-hand"), lines.get(0));
    for (KnownProblem problem : Catalogue.PROBLEMS) {
      assertTrue(
          lines.stream()
              .anyMatch(line -> line.matches(problem.name() + " +\\S+ of \\S+ +reference .*")),
          run.out());
    }
    assertTrue(run.out().contains("AGREE: the modes agree"), run.out());
    Run csv = all("--modes", "forward,reverse", "--csv");
    assertEquals(1 + 2 * Catalogue.PROBLEMS.size(), csv.out().lines().count());
  }

  @Test
  void aWrongDerivativeIsShown() {
    Problem rosenbrock = new RosenbrockProblem(3);
    Problem wrong = new GivenDerivative(rosenbrock, mode -> new double[] {1, 2, 3});
    Mode planted = byHand(wrong);
    ComparisonSettings settings = new ComparisonSettings(0.01, 1, Progress.NONE);
    Report report = Comparer.compare(rosenbrock, List.of(Mode.named("reverse"), planted), settings);
    Scoreboard board = new Scoreboard(List.of(report));
    assertEquals(Answer.DISAGREE, board.answer());
    List<String> row = new ScoreboardTables(board).errors().get(0);
    assertEquals(List.of("rosenbrock", "reference"), row.subList(0, 2));
    assertTrue(row.get(2).startsWith("WRONG "), row::toString);
    assertFalse(ScoreboardPage.of(board, List.of()).holds());
  }

  /** The mode by-hand with a given derivative for every problem. */
  private static Mode byHand(Problem given) {
    Mode mode = Mode.named("by-hand");
    return new Mode(
        mode.name(),
        mode.differentiator(),
        problem -> Optional.of(given),
        mode.about(),
        mode.byColumns());
  }

  @Test
  void optionsForOneProblemAreRefused() {
    Run.of("compare", "--all", "--problem", "gmm")
        .assertFailed(
            2,
            "--all: compares first derivatives of every known problem; leave out --problem, or"
                + " --all");
    Run.of("compare", "--small").assertFailed(2, "--small goes with --all");
  }
}
