package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.duetad.examples.page.Json;
import org.duetad.examples.sweep.Evidence;
import org.duetad.examples.sweep.SweepFamily;
import org.duetad.examples.sweep.SweepPlan;
import org.duetad.examples.sweep.SweepPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {

  /** Two JVMs, each with two sizes. */
  @Test
  void twoModesAtTwoSizes() {
    Run run =
        Run.of(
            "sweep", "--over", "n=2,8", "--modes", "forward,reverse", "--budget", "0.05", "--json");
    assertEquals(0, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals("inputs", json.get("axis").asString());
    assertEquals(4, json.get("points").size());
    for (JsonNode point : json.get("points")) {
      assertEquals("measured", point.get("evidence").asString());
      assertTrue(point.get("medianLeastNanos").asDouble() <= point.get("medianNanos").asDouble());
      assertTrue(point.get("medianNanos").asDouble() <= point.get("medianMostNanos").asDouble());
      assertTrue(point.get("allocatedBytes").asDouble() > 0);
    }
    // f(x) = 100 (x2 - x1²)² + (1 - x1)² at (-1.2, 1) has the gradient (-215.6, -88).
    assertEquals(Math.hypot(215.6, 88), json.get("points").get(0).get("norm").asDouble(), 1e-10);
    assertEquals(5, json.get("exponents").size());
  }

  /** In this JVM, what sweep starts in others. */
  @ParameterizedTest
  @CsvSource({
    "rosenbrock, n, '7', 'plain,forward,reverse,arrays,compiled,checkpointed'",
    "gmm, d, '2,2,4', 'plain,forward,reverse,matrix,compiled,checkpointed,complex-step'",
    "lstm, c, '1,3,2', 'compiled,checkpointed,finite-differences,reverse'",
    "ba, p, '2,3,4', 'forward,reverse,compiled,sparse'",
    "hand, n, '4,3', 'forward,reverse,sparse'",
    "speelpenning, n, '5', 'by-hand,reverse,checkpointed'",
    "heat, steps, '7,5', 'store-all,every-kth,binomial,two-level,online'"
  })
  void modesHaveDerivativesOfTheSameNorm(String name, String over, String sizes, String modes) {
    SweepFamily<?> family = SweepFamilies.named(name);
    List<Integer> all = List.of(sizes.split(",")).stream().map(Integer::valueOf).toList();
    int position = family.position(over);
    SweepPlan plan =
        new SweepPlan(
            name,
            over,
            List.of(all.get(position)),
            all,
            position,
            List.of(modes.split(",")),
            0.01,
            1,
            1);
    Run run = Run.of("measure", "--plan", Json.line(plan));
    assertEquals(0, run.code(), run::err);
    List<SweepPoint> points =
        run.out().lines().map(line -> Json.read(line, SweepPoint.class)).toList();
    assertEquals(plan.modes(), points.stream().map(SweepPoint::mode).toList());
    double norm = points.get(points.size() - 1).norm();
    for (SweepPoint point : points) {
      assertTrue(point.evidence().isTimed(), point::toString);
      if (!point.mode().equals("plain") && point.evidence() == Evidence.MEASURED) {
        double tolerance = name.equals("lstm") ? 1e-6 : 1e-12;
        assertEquals(norm, point.norm(), tolerance * norm, point::toString);
      }
    }
  }

  @Test
  void everyFamilyBeginsWithSizesThatItHas() {
    for (KnownProblem problem : Catalogue.PROBLEMS) {
      if (problem.sizeNames().isEmpty()) {
        continue;
      }
      SweepFamily<?> family = SweepFamilies.named(problem.name());
      List<Integer> ladder = family.ladder(0);
      assertEquals(2, ladder.get(0));
      assertEquals(problem.sizes().get(0), ladder.get(ladder.size() - 1));
      assertTrue(family.defaults(family.smallSizes(), 1).contains("reverse"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--problem no | --problem: unknown problem \"no\"; the problems are gmm, ",
        "--over x | --over: unknown size \"x\"; the sizes are n",
        "--over n=a | --over: \"a\" are not whole numbers",
        "--modes no | --modes: unknown mode \"no\"; the modes are plain, by-hand, ",
        "--size 1,2 | --size: rosenbrock has the sizes n, found 2",
        "--budget 0 | --budget: 0.0 seconds; choose more than 0",
        "--resume | --resume goes with --out"
      })
  void wrongUse(String options, String message) {
    Run run = Run.of(("sweep " + options).split(" "));
    assertEquals(2, run.code());
    assertTrue(run.err().startsWith("duet: " + message), run::err);
  }
}
