package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.duetad.core.check.AccuracyFigure;
import org.duetad.core.check.RuleAccuracy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code duet accuracy}. */
class AccuracyCommandTest {

  private static final RuleAccuracy MEASURED =
      new RuleAccuracy(
          "hypot",
          2,
          150,
          3,
          List.of(
              new AccuracyFigure(0, 0.511, 0.6, List.of(3.0, 4.0), List.of(), 150, 0, 0),
              new AccuracyFigure(1, 12345, 1e300, List.of(1.0, 2e-5), List.of(1), 299, 1, 0)),
          "");
  private static final RuleAccuracy OTHER =
      new RuleAccuracy("mine", 1, 0, 0, List.of(), "mine: has no decimal form");

  @Test
  void aRuleIsMeasuredInDetail() {
    Run run = Run.of("accuracy", "--rule", "exp", "--points", "24");
    assertEquals(0, run.code(), run::err);
    assertTrue(
        run.out().startsWith("exp: 21 points, and 3 with nothing to compare with"), run::out);
    for (String order : List.of("value", "slope", "second", "third")) {
      assertTrue(run.out().lines().anyMatch(line -> line.startsWith(order + " ")), run::out);
    }
  }

  @Test
  void asJson() {
    Run run = Run.of("accuracy", "--rule", "scalb", "--points", "4", "--json");
    assertEquals(0, run.code(), run::err);
    JsonNode rules = JsonMapper.shared().readTree(run.out()).get("rules");
    assertEquals(2, rules.size());
    assertEquals("scalb", rules.get(0).get("rule").asString());
    assertEquals(4, rules.get(1).get("figures").get(1).get("compared").asInt());
  }

  private static String page() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    AccuracyPage.print(List.of(MEASURED, OTHER), out);
    out.flush();
    return text.toString();
  }

  /** Figures are rounded upwards. */
  @Test
  void thePageHasFiguresPlacesAndReasons() {
    assertTrue(page().contains("\n| hypot | 150 | 0.52 (0.60) | 1.3e+04 (1.1e+300) |  |  | 1 |\n"));
    assertTrue(
        page().contains("\n| hypot | 3.0, 4.0 | y: 1.0, 2.0E-5 |\n"), AccuracyCommandTest::page);
    assertTrue(page().contains("\n| mine | mine: has no decimal form |\n"));
  }

  @Test
  void theIntroductionIsThatOfTheGuide() throws IOException {
    String published = Files.readString(Path.of("../../docs/accuracy.md"));
    assertEquals(before(page()), before(published));
  }

  private static String before(String page) {
    return page.substring(0, page.indexOf("\n## Figures\n"));
  }

  @Test
  void wrongUseIsRejected() {
    Run unknown = Run.of("accuracy", "--rule", "tnh");
    assertEquals(2, unknown.code());
    assertTrue(
        unknown.err().startsWith("duet: accuracy: no scalar rule is called \"tnh\""), unknown::err);
    Run.of("accuracy", "--points", "1")
        .assertFailed(2, "accuracy: 1 points; choose a number from 2 to 100,000");
    Run.of("accuracy", "--markdown", "--rule", "exp")
        .assertFailed(
            2, "--markdown: prints the page of all rules; leave out --rule, or --markdown");
    assertEquals(2, Run.of("accuracy", "--markdown", "--json").code());
  }
}
