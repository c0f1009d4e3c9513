package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        lines.get(9).matches("mode +hvp +of gradient +error +Hessian +of gradient +error +allowed"),
        run::out);
    String number = "[0-9.]+";
    String columns = " +" + number + " [mun]?s +" + number + "x +[0-9.e+-]+";
    assertTrue(lines.get(11).matches("reverse" + columns + columns + " +1e-09"), run::out);
    assertTrue(
        lines.get(12).matches("finite-differences" + columns + columns + " +1e-02"), run::out);
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
      assertTrue(program.get(name + "MaxRelativeError").doubleValue() <= 1e-9);
    }
    assertEquals(1e-9, program.get("secondOrderTolerance").doubleValue());
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
    assertTrue(matrix.get("secondOrderTolerance").isNull());
  }
}
