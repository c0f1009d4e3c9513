package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.Scoreboard;
import org.duetad.examples.page.Json;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Compares modes on all problems, and prints the scoreboard. */
final class ScoreboardRun {

  private ScoreboardRun() {}

  /** Compares modes on a problem, which some words of the command line describe. */
  @FunctionalInterface
  interface Comparison {
    Report of(List<String> words, Problem problem, List<Mode> modes, ComparisonSettings settings);
  }

  /** Compares the modes of each problem, in its small or its default size. */
  static Scoreboard of(
      boolean small,
      Function<Problem, List<Mode>> modes,
      ComparisonSettings settings,
      Comparison comparison) {
    List<Report> reports = new ArrayList<>();
    double count = Catalogue.PROBLEMS.size();
    for (KnownProblem known : Catalogue.PROBLEMS) {
      List<Integer> sizes = small ? known.smallSizes() : known.sizes();
      Problem problem = known.generated(sizes, settings.seed());
      int done = reports.size();
      ComparisonSettings here =
          settings.with(
              (doing, fraction) ->
                  settings.progress().at(known.name() + " " + doing, (done + fraction) / count));
      List<String> words = words(known, sizes, settings);
      reports.add(comparison.of(words, problem, modes.apply(problem), here));
    }
    return new Scoreboard(reports);
  }

  private static List<String> words(
      KnownProblem known, List<Integer> sizes, ComparisonSettings settings) {
    List<String> words = new ArrayList<>(List.of("compare", "--problem", known.name()));
    if (!sizes.isEmpty()) {
      words.add("--size");
      words.add(sizes.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    words.addAll(List.of("--seed", String.valueOf(settings.seed())));
    words.addAll(List.of("--budget", String.valueOf(settings.budgetSeconds())));
    return words;
  }

  static void print(Scoreboard board, PrintWriter out) {
    ScoreboardTables tables = new ScoreboardTables(board);
    print(ScoreboardTables.ERRORS, tables.headings(), tables.errors(), out);
    print(ScoreboardTables.RATIOS, tables.headings(), tables.ratios(), out);
    print(ScoreboardTables.MEMORY, tables.headings(), tables.memory(), out);
    if (!tables.peaks().isEmpty()) {
      print(ScoreboardTables.PEAKS, tables.headings(), tables.peaks(), out);
    }
    if (!tables.preparations().isEmpty()) {
      print(ScoreboardTables.PREPARATION, tables.preparationHeadings(), tables.preparations(), out);
    }
    for (Report report : board.reports()) {
      if (!report.agree()) {
        out.println(report.problem() + ": " + report.verdict());
      }
    }
    out.println(board.answer().name().replace('_', ' ') + ": " + board.answer());
  }

  private static void print(
      String about, List<String> headings, List<List<String>> rows, PrintWriter out) {
    Table table = new Table(headings.toArray(String[]::new));
    rows.forEach(table::row);
    table.print(out);
    out.println();
    out.println(about);
    out.println();
  }

  /** An array with the object of each comparison. */
  static void printJson(Scoreboard board, PrintWriter out) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("answer", board.answer().toString());
    fields.put("problems", board.reports().stream().map(JsonReport::fields).toList());
    out.println(Json.of(fields));
  }

  /** A line for each problem and mode. */
  static void printCsv(Scoreboard board, PrintWriter out) {
    CsvReport.print(
        board.reports().stream().flatMap(report -> CsvReport.rows(report).stream()).toList(), out);
  }
}
