package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.Scoreboard;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.page.Page;
import org.duetad.examples.page.Section;

/** A scoreboard as a page. */
final class ScoreboardPage {

  private ScoreboardPage() {}

  static Page of(Scoreboard board, List<Page.Fact> facts) {
    ScoreboardTables tables = new ScoreboardTables(board);
    List<String> modes = tables.headings();
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("problems", "Problems", problems(board)));
    sections.add(
        Section.of(
            "agreement",
            "Right or wrong",
            claims(board)
                .text(ScoreboardTables.ERRORS)
                .table("Errors in units in the last place", modes, tables.errors())));
    sections.add(
        Section.of(
            "time",
            "Time",
            new Findings()
                .text(ScoreboardTables.RATIOS)
                .table("Times the plain program", modes, tables.ratios())));
    sections.add(Section.of("memory", "Memory", memory(tables)));
    if (!tables.preparations().isEmpty()) {
      sections.add(
          Section.of(
              "preparation",
              "Preparation",
              new Findings()
                  .text(ScoreboardTables.PREPARATION)
                  .table("Preparation", tables.preparationHeadings(), tables.preparations())));
    }
    return new Page(
        "Modes and problems",
        "Every mode of differentiation that applies, on " + board.reports().size() + " problems.",
        sections,
        facts);
  }

  private static Findings memory(ScoreboardTables tables) {
    List<String> modes = tables.headings();
    Findings findings =
        new Findings().text(ScoreboardTables.MEMORY).table("Tapes", modes, tables.memory());
    return tables.peaks().isEmpty()
        ? findings
        : findings.text(ScoreboardTables.PEAKS).table("Peaks", modes, tables.peaks());
  }

  private static Findings problems(Scoreboard board) {
    return new Findings()
        .table(
            "Problems",
            List.of("problem", "about", "inputs", "outputs", "answer"),
            board.reports().stream().map(ScoreboardPage::problem).toList());
  }

  private static List<String> problem(Report report) {
    return List.of(
        report.problem(),
        report.description(),
        Units.count(report.inputs()),
        Units.count(report.outputs()),
        report.answer() + ": " + report.verdict());
  }

  private static Findings claims(Scoreboard board) {
    Findings findings = new Findings();
    for (Report report : board.reports()) {
      long wrong = report.modes().stream().filter(mode -> !mode.agrees()).count();
      findings.equal(report.problem() + ": modes that disagree", (double) wrong, 0, 0);
      for (ModeResult mode : report.modes()) {
        if (mode.compared() && mode.maxRelativeError() != null) {
          findings.between(
              report.problem() + ", " + mode.mode() + ": error in units in the last place",
              Scoreboard.ulps(mode.maxRelativeError()),
              0,
              Scoreboard.ulps(mode.tolerance()));
        }
      }
    }
    return findings;
  }
}
