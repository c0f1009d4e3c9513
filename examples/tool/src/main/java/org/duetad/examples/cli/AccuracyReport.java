package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duetad.core.check.AccuracyFigure;
import org.duetad.core.check.RuleAccuracy;
import org.duetad.examples.page.Json;

/** Accuracies, printed for people and as JSON. */
final class AccuracyReport {

  /** More rules than this are printed in one line each. */
  private static final int DETAILED = 3;

  private static final List<String> ORDERS = List.of("value", "slope", "second", "third");

  /** The error of the reference. */
  private static final double NEGLIGIBLE = 1e-3;

  private AccuracyReport() {}

  static void text(List<RuleAccuracy> rules, PrintWriter out) {
    if (rules.size() <= DETAILED) {
      rules.forEach(rule -> details(rule, out));
    } else {
      summary(rules, out);
    }
  }

  private static void details(RuleAccuracy rule, PrintWriter out) {
    out.println(rule.rule() + ": " + (rule.isMeasured() ? points(rule) : rule.note()));
    Table table =
        new Table(
            "", "ulp of the condition", "at", "plain ulp", "compared", "not finite", "refused");
    for (AccuracyFigure figure : rule.figures()) {
      table.row(
          List.of(
              ORDERS.get(figure.order()),
              rounded(figure.ulps()),
              place(figure),
              rounded(figure.plainUlps()),
              "" + figure.compared(),
              "" + figure.notFinite(),
              "" + figure.refused()));
    }
    if (rule.isMeasured()) {
      table.print(out);
    }
  }

  private static String points(RuleAccuracy rule) {
    return rule.points()
        + " points"
        + (rule.unknown() == 0 ? "" : ", and " + rule.unknown() + " with nothing to compare with");
  }

  private static void summary(List<RuleAccuracy> rules, PrintWriter out) {
    Table table = new Table("rule", "points", "value", "slope", "second", "third", "not finite");
    rules.stream().filter(RuleAccuracy::isMeasured).forEach(rule -> table.row(cells(rule)));
    out.println("The largest errors in ulp of the condition; in brackets, in plain ulp.");
    out.println();
    table.print(out);
    List<RuleAccuracy> others = rules.stream().filter(rule -> !rule.isMeasured()).toList();
    if (!others.isEmpty()) {
      out.println();
      out.println("Not measured:");
      others.forEach(rule -> out.println("  " + rule.note()));
    }
  }

  /** Name, points, a figure for each order, and how many derivatives were not finite. */
  static List<String> cells(RuleAccuracy rule) {
    List<String> cells = new ArrayList<>(List.of(rule.rule(), "" + rule.points()));
    for (int order = 0; order < ORDERS.size(); order++) {
      cells.add(order < rule.figures().size() ? cell(rule.figures().get(order)) : "");
    }
    int notFinite = rule.figures().stream().mapToInt(AccuracyFigure::notFinite).sum();
    cells.add(notFinite == 0 ? "" : "" + notFinite);
    return cells;
  }

  private static String cell(AccuracyFigure figure) {
    return figure.compared() == 0
        ? ""
        : rounded(figure.ulps()) + " (" + rounded(figure.plainUlps()) + ")";
  }

  /** Nothing where there is no error. */
  static String place(AccuracyFigure figure) {
    return figure.ulps() < NEGLIGIBLE ? "" : figure.place();
  }

  /** Upwards, so that no error is larger than its printed figure, or 0 if it is the reference's. */
  static String rounded(double ulps) {
    if (ulps < NEGLIGIBLE) {
      return "0";
    }
    if (!(ulps < 1e4)) {
      return Double.isNaN(ulps)
          ? ""
          : String.format(
              Locale.ROOT, "%.1e", new BigDecimal(ulps).round(new MathContext(2, RoundingMode.UP)));
    }
    return new BigDecimal(ulps).setScale(2, RoundingMode.UP).toPlainString();
  }

  static void json(List<RuleAccuracy> rules, PrintWriter out) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rules", rules.stream().map(AccuracyReport::fields).toList());
    out.println(Json.of(fields));
  }

  private static Map<String, Object> fields(RuleAccuracy rule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule", rule.rule());
    fields.put("operands", rule.operands());
    fields.put("points", rule.points());
    fields.put("unknown", rule.unknown());
    fields.put("note", rule.note());
    fields.put("figures", rule.figures());
    return fields;
  }
}
