package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.examples.compare.Mode;
import org.junit.jupiter.api.Test;

class ListingsTest {

  @Test
  void problemsListsAllProblemsWithTheirSizes() {
    Run run = Run.of("problems");
    assertEquals(0, run.code(), run::err);
    for (KnownProblem problem : Catalogue.PROBLEMS) {
      String sizes = String.join(",", problem.sizeNames());
      assertTrue(
          run.out().lines().anyMatch(line -> line.matches(problem.name() + " +" + sizes + " .*")),
          run.out());
    }
  }

  @Test
  void modesListsAllModes() {
    Run run = Run.of("modes");
    assertEquals(0, run.code(), run::err);
    assertEquals(1 + Mode.all().size(), run.out().lines().count());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("forward +dual numbers.*")), run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("program .* on request")), run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("matrix +reverse mode.*")), run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("finite-differences +central.*")),
        run.out());
  }

  @Test
  void unitsKeepThreeDigits() {
    assertEquals("0.50 ns", Units.time(0.5));
    assertEquals("10.2 ms", Units.time(1.02e7));
    assertEquals("1.00 us", Units.time(999.6));
    assertEquals("1645 s", Units.time(1.645e12));
    assertEquals("24.3 MB", Units.bytes(24_300_000));
    assertEquals("13.1x", Units.ratio(13.1));
    assertEquals("1,234,567", Units.count(1_234_567));
  }
}
