package org.duetad.examples.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every experiment of the gallery keeps its promises. */
class GalleryTest {

  /** Letters, digits and hyphens: fit for the command line, for a file, and for an address. */
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  @Test
  void namesAreUnique() {
    List<String> names = Gallery.all().stream().map(Experiment::name).toList();
    assertEquals(Set.copyOf(names).size(), names.size(), names::toString);
    assertTrue(names.stream().allMatch(name -> name.matches(NAME)), names::toString);
    for (Experiment experiment : Gallery.all()) {
      assertEquals(experiment, Gallery.find(experiment.name()).orElseThrow());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyClaimHolds() {
    return Gallery.all().stream()
        .map(
            experiment ->
                DynamicTest.dynamicTest(
                    experiment.name(),
                    () -> assertSound(experiment, experiment.run(Gallery.SEED))));
  }

  private static void assertSound(Experiment experiment, Findings findings) {
    assertFalse(experiment.title().isBlank(), "a title");
    assertFalse(findings.claims().isEmpty(), "an experiment claims something");
    Set<String> names = new HashSet<>();
    findings.all().forEach(finding -> assertSound(finding, names));
    assertAll(
        findings.claims().stream()
            .map(claim -> () -> assertTrue(claim.holds(), "does not hold: " + claim)));
  }

  private static void assertSound(Finding finding, Set<String> names) {
    if (finding instanceof Finding.Text text) {
      assertFalse(text.text().isBlank(), "a text that says something");
    } else if (finding instanceof Finding.Figure figure) {
      assertNamed(figure.name(), figure.caption(), names);
      assertFalse(figure.chart().getSeriesCollection().isEmpty(), figure.name() + " is empty");
    } else if (finding instanceof Finding.Graph graph) {
      assertNamed(graph.name(), graph.caption(), names);
      assertTrue(graph.dot().contains("graph"), graph.name() + " is not in the DOT language");
    } else if (finding instanceof Finding.Table table) {
      assertFalse(table.caption().isBlank(), "a caption");
      assertFalse(table.rows().isEmpty(), table.caption() + ": no rows");
      table.rows().forEach(row -> assertEquals(table.header().size(), row.size(), row::toString));
    }
  }

  private static void assertNamed(String name, String caption, Set<String> names) {
    assertTrue(name.matches(NAME), name);
    assertTrue(names.add(name), name + " is the name of two figures");
    assertFalse(caption.isBlank(), name + " has no caption");
  }
}
