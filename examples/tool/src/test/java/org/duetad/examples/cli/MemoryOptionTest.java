package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MemoryOptionTest {

  private static final String FILE = "(RosenbrockProblem.java:";

  @Test
  void theLinesOfTheFunctionAddUpToItsTape() {
    Run run = Run.of("compare", "--problem", "rosenbrock", "--size", "100", "--memory");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    assertEquals("rosenbrock: Rosenbrock's function, n=100", lines.get(0));
    assertTrue(
        lines.get(1).matches("[0-9.]+ kB on the tape, [0-9.]+ kB as a program, \\d+ operations"),
        lines.get(1));
    assertTrue(lines.get(3).matches("tape +share +program +operations +line"), lines.get(3));
    assertTrue(lines.get(4).contains(FILE), lines.get(4));
    assertTrue(lines.stream().anyMatch(line -> line.endsWith("the inputs")), run::out);
  }

  @Test
  void asJsonAndForSecondDerivatives() {
    JsonNode first = json();
    JsonNode second = json("--second-order");
    assertTrue(second.get("tapeBytes").longValue() > first.get("tapeBytes").longValue());
    long sum = 0;
    for (JsonNode line : first.get("lines")) {
      sum += line.get("tapeBytes").longValue();
    }
    assertEquals(first.get("tapeBytes").longValue(), sum);
  }

  private static JsonNode json(String... more) {
    String[] args = {"compare", "--problem", "rosenbrock", "--size", "10", "--memory", "--json"};
    String[] all = Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new);
    Run run = Run.of(all);
    assertEquals(0, run.code(), run::err);
    return new JsonMapper().readTree(run.out());
  }
}
