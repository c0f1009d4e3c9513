package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.examples.compare.Answer;
import org.duetad.examples.compare.Comparer;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.Progress;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.SecondOrderFigures;
import org.duetad.examples.problems.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SecondOrderCommandTest {

  private static Run run(String problem, String size, String... more) {
    Stream<String> args = Stream.of("compare", "--problem", problem, "--size", size);
    return Run.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void theTableHasColumnsForProductAndHessian() {
    Run run = run("rosenbrock", "3", "--budget", "0.1", "--second-order");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    assertTrue(
        lines
            .get(10)
            .matches(
                "mode +hvp +of gradient +error +allowed +Hessian +of gradient +error +allowed"),
        run::out);
    String number = "[0-9.]+";
    String columns = " +" + number + " [mun]?s +" + number + "x +[0-9.e+-]+ +";
    String exact = columns + "[0-9]e-1[3-6]";
    assertTrue(lines.get(12).matches("reverse" + exact + exact), run::out);
    String coarse = columns + "[0-9]e-0[1-9]";
    assertTrue(lines.get(13).matches("finite-differences" + coarse + coarse), run::out);
  }

  static Stream<KnownProblem> problemsOfOneOutput() {
    return Catalogue.PROBLEMS.stream()
        .filter(known -> known.generated(known.smallSizes(), 1).outputs() == 1);
  }

  @ParameterizedTest
  @MethodSource("problemsOfOneOutput")
  void allModesAgreeWithinWhatIsComputed(KnownProblem known) {
    Problem problem = known.generated(known.smallSizes(), 1);
    List<Mode> modes =
        Mode.all().stream().filter(mode -> mode.form().apply(problem).isPresent()).toList();
    ComparisonSettings settings = new ComparisonSettings(0.005, 1, true, Progress.NONE);
    Report report = Comparer.compare(problem, modes, settings);
    assertEquals(Answer.AGREE, report.answer(), report::toString);
    for (ModeResult mode : report.modes()) {
      SecondOrderFigures.Second hvp = mode.second() == null ? null : mode.second().hvp();
      if (hvp != null) {
        assertTrue(hvp.compared() && hvp.tolerance() < 1, mode::toString);
      }
    }
  }

  @Test
  void withoutTheOptionNothingIsSaidOfThem() {
    Run run = run("rosenbrock", "3", "--budget", "0.01", "--modes", "reverse");
    assertFalse(run.out().contains("hvp") || run.out().contains("Hessian"), run::out);
  }

  @Test
  void jsonAndCsvHaveTheSameFields() {
    String[] options = {"--budget", "0.01", "--modes", "reverse,program", "--second-order"};
    Run json =
        run(
            "lstm",
            "1,3,2",
            Stream.concat(Stream.of(options), Stream.of("--json")).toArray(String[]::new));
    Run csv =
        run(
            "lstm",
            "1,3,2",
            Stream.concat(Stream.of(options), Stream.of("--csv")).toArray(String[]::new));
    assertEquals(0, json.code(), json::err);
    assertEquals(0, csv.code(), csv::err);
    JsonNode program = new JsonMapper().readTree(json.out()).get("modes").get(1);
    List<String> heading = List.of(csv.out().lines().findFirst().orElseThrow().split(",", -1));
    for (String name : List.of("hvp", "hessian")) {
      assertTrue(program.get(name + "MedianNanos").longValue() > 0);
      assertTrue(program.get(name + "RatioToGradient").doubleValue() > 0);
      double tolerance = program.get(name + "Tolerance").doubleValue();
      assertTrue(program.get(name + "MaxRelativeError").doubleValue() <= tolerance);
      assertTrue(tolerance < 1e-11, () -> name + ": allowed " + tolerance);
    }
    assertEquals("", program.get("secondOrderNote").stringValue());
    assertTrue(heading.containsAll(program.propertyNames()), csv::out);
  }

  @Test
  void aModeThatIsSkippedHasNoSecondDerivatives() {
    Run run =
        run(
            "rosenbrock",
            "3",
            "--budget",
            "0.01",
            "--modes",
            "reverse,matrix",
            "--second-order",
            "--json");
    assertEquals(4, run.code(), run::err);
    JsonNode matrix = new JsonMapper().readTree(run.out()).get("modes").get(1);
    assertTrue(matrix.get("hvpMedianNanos").isNull());
    assertTrue(matrix.get("hvpTolerance").isNull());
  }
}
