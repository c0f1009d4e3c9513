package org.duetad.testing.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.check.Accuracy;
import org.duetad.core.check.AccuracyFigure;
import org.duetad.core.check.RuleAccuracy;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.RuleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No rule is less accurate than docs/accuracy.md says: at the published places of its largest
 * errors, and at the first of its points. The whole measurement is {@code duet accuracy}.
 */
class AccuracyPageTest {

  private static final Path PAGE =
      Path.of("..").toAbsolutePath().normalize().resolve("docs/accuracy.md");

  private static final int FEW = 12;

  private static final double SLOPE = 4;
  private static final double HIGHER = 8;

  private static final Map<String, Primitive> PRIMITIVES =
      primitives().collect(Collectors.toMap(Primitive::name, rule -> rule, (a, b) -> a));

  /** The error of the reference. */
  private static final double NEGLIGIBLE = 1e-3;

  /** A row of the table of figures, with the places of the same row of the other table. */
  record Row(
      String rule, int occurrence, List<String> figures, List<String> places, int notFinite) {

    @Override
    public String toString() {
      return rule + (occurrence == 0 ? "" : " (" + (occurrence + 1) + ")");
    }

    double[][] points() {
      return places.stream()
          .filter(place -> !place.isEmpty())
          .map(place -> place.replaceFirst("^[xyz0-9]+: ", ""))
          .map(place -> Arrays.stream(place.split(", ")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    }
  }

  static List<Row> rows() throws IOException {
    List<List<String>> figures = table("Figures");
    List<List<String>> places = table("Where");
    assertEquals(column(figures, 0), column(places, 0));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      List<String> row = figures.get(i);
      int before =
          (int) column(figures.subList(0, i), 0).stream().filter(row.get(0)::equals).count();
      String notFinite = row.get(6);
      rows.add(
          new Row(
              row.get(0),
              before,
              row.subList(2, 6),
              places.get(i).subList(1, places.get(i).size()),
              notFinite.isEmpty() ? 0 : Integer.parseInt(notFinite)));
    }
    return rows;
  }

  private static List<String> column(List<List<String>> table, int column) {
    return table.stream().map(row -> row.get(column)).toList();
  }

  /** The cells of the rows below a heading. */
  private static List<List<String>> table(String title) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("## " + title))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| rule |"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  private static Stream<Primitive> primitives() {
    return Stream.<List<? extends Primitive>>of(
            RuleTable.unary(), RuleTable.binary(), RuleTable.reductions(), RuleTable.general())
        .flatMap(List::stream);
  }

  @Test
  void noRuleIsMissing() throws IOException {
    List<String> listed = new ArrayList<>(column(table("Figures"), 0));
    listed.addAll(column(table("Not measured"), 0));
    List<String> names = primitives().map(Primitive::name).toList();
    assertEquals(
        names.stream().sorted().toList(),
        listed.stream().sorted().toList(),
        "run ./duet accuracy --markdown > docs/accuracy.md");
  }

  /**
   * Slopes within 4, second and third derivatives within 8 ulp of the condition, all finite. Of a
   * rule that occurs as a derivative, the order is that of the derivative.
   */
  @ParameterizedTest
  @MethodSource("rows")
  void figuresAreWithinTheBounds(Row row) {
    int before = RuleTable.order(Objects.requireNonNull(PRIMITIVES.get(row.rule())));
    for (int k = 0; k < row.figures().size(); k++) {
      String figure = row.figures().get(k);
      if (k + before > 0 && !figure.isEmpty()) {
        double ulps = Double.parseDouble(figure.split("[ ()]+", -1)[0]);
        assertTrue(ulps <= (k + before == 1 ? SLOPE : HIGHER), () -> row + ": " + figure);
      }
    }
    assertEquals(0, row.notFinite());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void noFigureIsWorse(Row row) {
    assumeTrue(
        List.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "the figures are those of x86-64");
    List<Accuracy> accuracies = new ArrayList<>(List.of(new Accuracy().withPoints(FEW)));
    if (row.points().length > 0) {
      accuracies.add(new Accuracy().at(row.points()));
    }
    List<String> worse = new ArrayList<>();
    for (Accuracy accuracy : accuracies) {
      RuleAccuracy found = accuracy.measureRules(row.rule()).get(row.occurrence());
      assertFalse(found.figures().isEmpty(), found::note);
      int notFinite = 0;
      for (AccuracyFigure figure : found.figures()) {
        String published = row.figures().get(figure.order());
        notFinite += figure.notFinite();
        if (figure.compared() > 0 && isWorse(figure, published)) {
          worse.add(published + " of order " + figure.order() + " is worse: " + figure);
        }
      }
      if (notFinite > row.notFinite()) {
        worse.add(notFinite + " are not finite, of " + row.notFinite());
      }
    }
    assertEquals(List.of(), worse);
  }

  /** Of a figure such as {@code 1.23 (4.5)}. */
  private static boolean isWorse(AccuracyFigure figure, String published) {
    if (published.isEmpty()) {
      return true;
    }
    String[] parts = published.split("[ ()]+", -1);
    return figure.ulps() > Double.parseDouble(parts[0]) + NEGLIGIBLE
        || figure.plainUlps() > Double.parseDouble(parts[1]) + NEGLIGIBLE;
  }

  @Test
  void aWorseFigureIsSeen() {
    AccuracyFigure figure = new AccuracyFigure(1, 1.5, 2.5, List.of(1.0), List.of(0), 1, 0, 0);
    assertFalse(isWorse(figure, "1.50 (2.50)"));
    assertEquals(true, isWorse(figure, "1.4 (2.50)"));
    assertEquals(true, isWorse(figure, "1.50 (2.4)"));
    assertEquals(true, isWorse(figure, ""));
  }
}
