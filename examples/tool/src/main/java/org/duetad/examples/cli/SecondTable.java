package org.duetad.examples.cli;

import java.util.List;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.SecondOrderFigures;
import org.jspecify.annotations.Nullable;

/** The second derivatives of a report for human readers. */
final class SecondTable {

  static final List<String> HEADINGS =
      List.of(
          "mode",
          "hvp",
          "of gradient",
          "error",
          "allowed",
          "Hessian",
          "of gradient",
          "error",
          "allowed");

  private SecondTable() {}

  static Table of(Report report) {
    Table table = new Table(HEADINGS.toArray(String[]::new));
    rows(report).forEach(table::row);
    return table;
  }

  static List<List<String>> rows(Report report) {
    return report.modes().stream().map(SecondTable::row).toList();
  }

  private static List<String> row(ModeResult mode) {
    SecondOrderFigures second = mode.second();
    SecondOrderFigures.Second hvp = second == null ? null : second.hvp();
    SecondOrderFigures.Second hessian = second == null ? null : second.hessian();
    return List.of(
        mode.mode(),
        time(hvp),
        ratio(hvp),
        error(hvp),
        allowed(hvp),
        time(hessian),
        ratio(hessian),
        error(hessian),
        allowed(hessian));
  }

  private static String allowed(SecondOrderFigures.@Nullable Second second) {
    return TableReport.number("%.0e", second == null ? null : second.tolerance());
  }

  private static String time(SecondOrderFigures.@Nullable Second second) {
    return second == null ? "-" : Units.time(second.timing().medianNanos());
  }

  private static String ratio(SecondOrderFigures.@Nullable Second second) {
    return second == null ? "-" : Units.ratio(second.ratioToGradient());
  }

  private static String error(SecondOrderFigures.@Nullable Second second) {
    return TableReport.number("%.1e", second == null ? null : second.maxRelativeError());
  }
}
