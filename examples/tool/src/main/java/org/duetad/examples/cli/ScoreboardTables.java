package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.PreparationFigures;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.Scoreboard;
import org.duetad.examples.compare.Status;
import org.duetad.examples.compare.TapeUse;

/** A scoreboard as tables with a row for each problem and a column for each mode. */
final class ScoreboardTables {

  static final String ERRORS =
      "Errors in units in the last place (2^-52, relative to max(|entry|, 1e-6 of the largest"
          + " |entry|)) against the reference, and what is allowed, of the entry that comes closest"
          + " to it: computed from the rounding of each operation, and for differences from their"
          + " truncation and the rounding of values.";
  static final String RATIOS =
      "Median times of a whole derivative over that of the plain double program; ~ marks what is"
          + " estimated from some of the columns.";
  static final String MEMORY = "Memory of the tape, of modes that have one.";
  static final String PEAKS = "Peak of the heap: " + Peaks.MEANING + Peaks.OWN + ".";
  static final String PREPARATION =
      "Time of preparing functions, and the calls after which it has paid off against the tape of"
          + " reverse mode.";

  private final Scoreboard board;

  ScoreboardTables(Scoreboard board) {
    this.board = board;
  }

  /** The headings of all tables but that of preparation. */
  List<String> headings() {
    return Stream.concat(Stream.of("problem"), board.modes().stream()).toList();
  }

  List<List<String>> errors() {
    return rows(ScoreboardTables::error);
  }

  List<List<String>> ratios() {
    return rows(ScoreboardTables::ratio);
  }

  List<List<String>> memory() {
    return rows(ScoreboardTables::memory);
  }

  /** None unless each mode ran in a JVM of its own. */
  List<List<String>> peaks() {
    return board.reports().stream().anyMatch(Report::forked)
        ? rows((report, result) -> Peaks.cell(result))
        : List.of();
  }

  List<String> preparationHeadings() {
    return List.of("problem", "preparation", "plain program", "reverse", "prepared", "pays off");
  }

  List<List<String>> preparations() {
    return board.reports().stream().flatMap(ScoreboardTables::preparation).toList();
  }

  private List<List<String>> rows(BiFunction<Report, ModeResult, String> cell) {
    List<List<String>> rows = new ArrayList<>();
    for (Report report : board.reports()) {
      List<String> row = new ArrayList<>(List.of(report.problem()));
      for (String mode : board.modes()) {
        row.add(Scoreboard.result(report, mode).map(r -> cell.apply(report, r)).orElse("-"));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String error(Report report, ModeResult result) {
    Double error = result.maxRelativeError();
    if (error == null) {
      return "skipped";
    }
    String wrong = result.agrees() ? "" : "WRONG ";
    return result.mode().equals(report.reference())
        ? wrong + "reference"
        : wrong
            + digits(Scoreboard.ulps(error))
            + " of "
            + digits(Scoreboard.ulps(result.tolerance()));
  }

  /** Two digits, without an exponent where there are few. */
  private static String digits(double ulps) {
    return String.format(Locale.ROOT, ulps >= 1e4 ? "%.0e" : ulps >= 9.5 ? "%.0f" : "%.1f", ulps);
  }

  private static String ratio(Report report, ModeResult result) {
    Double ratio = result.ratioToPrimal();
    return ratio == null
        ? "-"
        : (result.status() == Status.ESTIMATED ? "~" : "") + Units.ratio(ratio);
  }

  private static String memory(Report report, ModeResult result) {
    TapeUse tape = result.tape();
    return tape == null ? "-" : Units.bytes(tape.bytes());
  }

  private static Stream<List<String>> preparation(Report report) {
    return report.modes().stream()
        .filter(result -> result.preparation() != null)
        .map(result -> preparation(report, result));
  }

  private static List<String> preparation(Report report, ModeResult result) {
    PreparationFigures figures = result.preparation();
    return List.of(
        report.problem(),
        figures == null ? "-" : Units.time(figures.nanos()),
        Units.time(report.primal().medianNanos()),
        Scoreboard.result(report, "reverse").map(ScoreboardTables::time).orElse("-"),
        time(result),
        figures == null ? "-" : PreparationTable.paidOff(figures.paidOffAfter()));
  }

  private static String time(ModeResult result) {
    return result.timing() == null ? "-" : Units.time(result.timing().medianNanos());
  }
}
