package org.duetad.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

/** What every experiment must keep. */
public final class Claims {

  private Claims() {}

  /** Runs it with two seeds: all claims hold, names are unique, tables are rectangular. */
  public static void assertHold(Experiment experiment) {
    for (long seed = 1; seed <= 2; seed++) {
      Findings findings = experiment.run(seed);
      assertFalse(findings.claims().isEmpty(), experiment.name() + " claims nothing");
      findings.claims().forEach(claim -> assertTrue(claim.holds(), claim::toString));
      assertWellFormed(findings);
    }
  }

  /** The same, and the same seed finds the same once more. */
  public static void assertHoldTwice(Experiment experiment) {
    assertHold(experiment);
    assertEquals(
        experiment.run(1).claims(),
        experiment.run(1).claims(),
        () -> experiment.name() + ", twice");
  }

  private static void assertWellFormed(Findings findings) {
    Set<String> names = new HashSet<>();
    for (Finding finding : findings.all()) {
      if (finding instanceof Finding.Figure figure) {
        assertTrue(names.add("figure " + figure.name()), figure::name);
      } else if (finding instanceof Finding.Graph graph) {
        assertTrue(names.add("graph " + graph.name()), graph::name);
        assertTrue(graph.dot().startsWith("digraph"), graph::dot);
      } else if (finding instanceof Finding.Table table) {
        table
            .rows()
            .forEach(row -> assertEquals(table.header().size(), row.size(), table::caption));
      }
    }
  }
}
