package org.duetad.examples.page;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.duetad.examples.lab.Experiment;
import org.duetad.examples.lab.Finding;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Gallery;
import org.duetad.examples.lab.modes.ForwardAgainstReverse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The claims of every experiment in the gallery hold. */
class GalleryTest {

  /** Letters, digits and hyphens: suitable for the command line, a file, and a URL. */
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  /** They take seconds each. */
  private static final Set<String> COSTLY = Set.of("initialisation", "feedback-alignment");

  @Test
  void namesAreUnique() {
    List<String> names = Gallery.all().stream().map(Experiment::name).toList();
    assertEquals(Set.copyOf(names).size(), names.size(), names::toString);
    assertTrue(names.stream().allMatch(name -> name.matches(NAME)), names::toString);
    assertTrue(names.containsAll(COSTLY), names::toString);
  }

  @TestFactory
  Stream<DynamicTest> everyClaimHolds() {
    return Gallery.all().stream()
        .map(
            experiment ->
                DynamicTest.dynamicTest(experiment.name(), () -> assertSound(experiment)));
  }

  private static void assertSound(Experiment experiment) {
    Findings findings = experiment.run(Gallery.SEED);
    assertSound(experiment, findings);
    assertPublished(experiment, findings);
    if (!COSTLY.contains(experiment.name())) {
      assertSoundAgain(experiment, findings);
    }
  }

  /** With another seed; and the same seed gives the same claims, except for times. */
  private static void assertSoundAgain(Experiment experiment, Findings findings) {
    assertSound(experiment, experiment.run(Gallery.SEED + 1));
    if (!(experiment.study() instanceof ForwardAgainstReverse)) {
      assertEquals(findings.claims(), experiment.run(Gallery.SEED).claims(), "twice");
    }
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

  /** All of it is on the page and in the JSON. */
  private static void assertPublished(Experiment experiment, Findings findings) {
    Section section = Section.of(experiment.name(), experiment.title(), findings);
    Page page = new Page(experiment.title(), "", List.of(section), List.of());
    String html = page.html();
    int shown = findings.all().size() - findings.claims().size();
    assertEquals(shown, section.blocks().size());
    for (Finding finding : findings.all()) {
      if (finding instanceof Finding.Figure figure) {
        assertTrue(html.contains("id=\"" + section.name() + "-" + figure.name() + "\""), html);
      }
    }
    JsonNode json = new JsonMapper().readTree(PageJson.of(page, Path.of("x"), Gallery.SEED));
    assertEquals(findings.claims().size(), json.at("/experiments/0/claims").size());
  }

  private static void assertSound(Finding finding, Set<String> names) {
    if (finding instanceof Finding.Text text) {
      assertFalse(text.text().isBlank(), "a text that says something");
    } else if (finding instanceof Finding.Figure figure) {
      assertNamed(figure.name(), figure.caption(), names);
      assertFalse(figure.chart().getSeriesCollection().isEmpty(), figure.name() + " is empty");
    } else if (finding instanceof Finding.Graph graph) {
      assertNamed(graph.name(), graph.caption(), names);
      assertTrue(graph.dot().startsWith("digraph"), graph.name() + " is not in the DOT language");
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
