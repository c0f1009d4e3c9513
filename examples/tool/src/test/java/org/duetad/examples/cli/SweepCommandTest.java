package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duetad.examples.compare.NormTolerance;
import org.duetad.examples.page.Json;
import org.duetad.examples.sweep.Evidence;
import org.duetad.examples.sweep.SweepFamily;
import org.duetad.examples.sweep.SweepFile;
import org.duetad.examples.sweep.SweepPlan;
import org.duetad.examples.sweep.SweepPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {

  private static final List<String> MODES = List.of("forward", "reverse");

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
      assertTrue(point.get("peakBytes").isNumber(), point::toString);
    }
    // f(x) = 100 (x2 - x1²)² + (1 - x1)² at (-1.2, 1) has the gradient (-215.6, -88).
    assertEquals(Math.hypot(215.6, 88), json.get("points").get(0).get("norm").asDouble(), 1e-10);
    List<String> exponents = json.get("exponents").findValuesAsString("quantity");
    // Of the peak there is none where it is too small to be measured.
    assertEquals(5, exponents.stream().filter(quantity -> !quantity.equals("peak")).count());
  }

  /** All points are known: no JVM is started, and the estimate is marked everywhere. */
  @Test
  void aFinishedSweepIsPrintedDrawnAndPaged(@TempDir Path folder) throws IOException {
    SweepPlan plan =
        new SweepPlan("rosenbrock", "n", List.of(2, 4, 8), List.of(1000), 0, MODES, 0.5, 5, 1);
    List<SweepPoint> points = new ArrayList<>();
    for (int n : plan.values()) {
      points.add(point("forward", n, 10.0 * n * n));
      points.add(
          n == 8 ? SweepPoint.nothing("reverse", 8, 0, 0, "why") : point("reverse", n, 30.0 * n));
    }
    Path file = folder.resolve("sweep.json");
    new SweepFile(file, false, plan).write(points);
    List<String> args =
        List.of("sweep", "--over", "n=2,4,8", "--modes", "forward,reverse", "--resume", "--out");
    Run table = Run.of(with(args, file.toString()));
    assertEquals(0, table.code(), table::err);
    assertTrue(
        table.out().contains("forward is cheaper than reverse below 3 inputs."), table.out());
    assertTrue(table.out().contains("(240 ns)"), table.out());
    assertTrue(table.out().contains("reverse at 8: extrapolated: why"), table.out());
    assertTrue(table.out().contains("2.00 ± 0.00"), table.out());
    Run csv = Run.of(with(args, file.toString(), "--csv"));
    assertEquals(7, csv.out().lines().count());
    assertTrue(csv.out().contains("reverse,8,8,1,extrapolated,240"), csv.out());
    Path plot = folder.resolve("plot.png");
    Path page = folder.resolve("page");
    Run both =
        Run.of(with(args, file.toString(), "--plot", plot.toString(), "--report", page.toString()));
    assertEquals(0, both.code(), both::err);
    assertTrue(Files.size(plot) > 1000);
    String html = Files.readString(page.resolve("index.html"));
    assertTrue(html.contains("forward is cheaper than reverse below 3 inputs."));
    assertTrue(html.contains("(240 ns)"));
    assertTrue(Files.exists(page.resolve("time/time.png")));
    Run lines = Run.of(with(args, file.toString(), "--memory"));
    // The terms are in a loop, so their part of the tape grows with n.
    assertTrue(
        lines
            .out()
            .lines()
            .anyMatch(line -> line.matches(".* B +[0-9.]+ ± .*Rosenbrock.*:\\d+\\)")),
        lines.out());
    JsonNode json =
        new JsonMapper().readTree(Run.of(with(args, file.toString(), "--memory", "--json")).out());
    // n - 1 terms, each with a square and a difference on one line.
    JsonNode ofTerms = json.get("tapeByLine").get(1).get("bytes");
    assertEquals("[64,192,448]", ofTerms.toString());
    Run rows = Run.of(with(args, file.toString(), "--memory", "--csv"));
    assertTrue(rows.out().lines().findFirst().orElseThrow().endsWith(",note,line"), rows::out);
    assertTrue(
        rows.out().lines().anyMatch(row -> row.matches("reverse,4,.*,counted,.*,192,.*Rosen.*")),
        rows::out);
    Run lined = Run.of(with(args, file.toString(), "--memory", "--report", page.toString()));
    assertEquals(0, lined.code(), lined::err);
    String paged = Files.readString(page.resolve("index.html"));
    assertTrue(paged.contains("Source lines on the tape") && paged.contains("RosenbrockProblem"));
    Run other = Run.of(with(args, file.toString(), "--seed", "2"));
    assertTrue(other.err().startsWith("duet: --resume: "), other::err);
  }

  private static SweepPoint point(String mode, int n, double nanos) {
    return new SweepPoint(
        mode,
        n,
        n,
        1,
        Evidence.MEASURED,
        nanos,
        0.99 * nanos,
        1.01 * nanos,
        9,
        100.0 * n,
        null,
        null,
        5.0,
        "");
  }

  private static String[] with(List<String> args, String... more) {
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** In this JVM, what sweep starts in others. */
  @ParameterizedTest
  @CsvSource({
    "rosenbrock, n, '7', 'plain,by-hand,forward,reverse,arrays,compiled,checkpointed'",
    "gmm, d, '2,2,4', 'plain,by-hand,forward,reverse,matrix,compiled,checkpointed,complex-step'",
    "lstm, c, '1,3,2', 'by-hand,compiled,checkpointed,finite-differences,reverse'",
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
    double norm =
        points.stream().map(SweepPoint::norm).filter(Objects::nonNull).findFirst().orElseThrow();
    NormTolerance tolerance = family.tolerance(plan, all.get(position));
    for (SweepPoint point : points) {
      assertTrue(point.evidence().isTimed(), point::toString);
      if (!point.mode().equals("plain") && point.evidence() == Evidence.MEASURED) {
        double allowed = tolerance.of(point.mode(), norm);
        assertTrue(allowed <= 1e-5 * norm, () -> point + ": allowed " + allowed);
        assertTrue(Math.abs(norm - point.norm()) <= allowed, point::toString);
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
      assertTrue(ladder.get(0) <= 3);
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
        "--resume | --resume goes with --out",
        "--plot x.jpg | x.jpg: pictures are PNG or SVG; name a file that ends in .png or .svg",
        "--force | --force goes with --out, --report or --plot"
      })
  void wrongUse(String options, String message) {
    Run run = Run.of(("sweep " + options).split(" "));
    assertEquals(2, run.code());
    assertTrue(run.err().startsWith("duet: " + message), run::err);
  }
}
