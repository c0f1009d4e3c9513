package org.duetad.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.check.RuleAccuracy;

/** The page {@code docs/accuracy.md}: an introduction, and three tables. */
final class AccuracyPage {

  private AccuracyPage() {}

  static void print(List<RuleAccuracy> rules, PrintWriter out) {
    out.print(introduction());
    List<RuleAccuracy> measured = rules.stream().filter(RuleAccuracy::isMeasured).toList();
    section(out, "Figures", "rule", "points", "value", "slope", "second", "third", "not finite");
    measured.forEach(rule -> row(out, AccuracyReport.cells(rule)));
    section(out, "Where", "rule", "value", "slope", "second", "third");
    measured.forEach(rule -> row(out, places(rule)));
    if (measured.size() < rules.size()) {
      section(out, "Not measured", "rule", "reason");
    }
    rules.stream()
        .filter(rule -> !rule.isMeasured())
        .forEach(rule -> row(out, List.of(rule.rule(), rule.note())));
  }

  private static List<String> places(RuleAccuracy rule) {
    List<String> cells = new ArrayList<>(List.of(rule.rule()));
    rule.figures().stream().map(AccuracyReport::place).forEach(cells::add);
    return cells;
  }

  private static void section(PrintWriter out, String title, String... headings) {
    out.print("\n## " + title + "\n\n");
    row(out, Arrays.asList(headings));
    out.print("|---".repeat(headings.length) + "|\n");
  }

  private static void row(PrintWriter out, List<String> cells) {
    out.print("| " + String.join(" | ", cells) + " |\n");
  }

  private static String introduction() {
    try (InputStream in = AccuracyPage.class.getResourceAsStream("accuracy.md")) {
      if (in == null) {
        throw new IllegalStateException(
            "accuracy: the introduction is not on the class path; rebuild the examples");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
