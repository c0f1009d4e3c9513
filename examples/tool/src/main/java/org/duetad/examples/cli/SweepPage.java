package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.page.Page;
import org.duetad.examples.page.Section;
import org.duetad.examples.sweep.LineGrowth;
import org.duetad.examples.sweep.Quantity;
import org.duetad.examples.sweep.SweepReport;

/** A sweep as a page. */
final class SweepPage {

  private static final String LINES =
      ", by mode, on logarithmic axes; what is extrapolated is not drawn.";

  private final SweepReport report;

  private SweepPage(SweepReport report) {
    this.report = report;
  }

  /** The page of a report; the footer is given. */
  static Page of(SweepReport report, List<LineGrowth> lines, List<Page.Fact> facts) {
    SweepPage page = new SweepPage(report);
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("crossovers", "Which mode to take", page.crossovers()));
    page.add(sections, Quantity.TIME, "Time", "Median times with intervals of 95 %");
    page.add(
        sections,
        Quantity.ALLOCATED,
        "Memory allocated",
        "Bytes that one whole derivative allocates in its thread");
    page.add(
        sections,
        Quantity.TAPE,
        "Memory kept for the reverse sweep",
        "Bytes of tapes, or of records and snapshots");
    page.add(sections, Quantity.PEAK, "Peak of the heap", "Peak of the heap: " + Peaks.MEANING);
    if (!lines.isEmpty()) {
      sections.add(Section.of("lines", "Source lines on the tape", page.lines(lines)));
    }
    sections.add(Section.of("notes", "Notes", page.notes()));
    return new Page(
        "Cost against size: " + report.plan().problem(),
        SweepTable.title(report) + ".",
        sections,
        facts);
  }

  private Findings crossovers() {
    Findings findings = new Findings();
    SweepTable.crossovers(report).forEach(findings::text);
    return findings.equal(
        "Derivatives whose norm differs from the other modes'",
        report.disagreements().size(),
        0,
        0);
  }

  private void add(List<Section> sections, Quantity quantity, String title, String about) {
    List<List<String>> rows = SweepTable.rows(report, quantity);
    if (rows.isEmpty()) {
      return;
    }
    Findings findings = new Findings();
    if (SweepChart.isDrawable(report, quantity)) {
      findings.figure(quantity.label(), about + LINES, SweepChart.of(report, quantity));
    }
    findings.table(
        about + "; ~ is estimated from some of the columns, (...) is extrapolated by the fit",
        SweepTable.headings(report, quantity),
        rows);
    sections.add(Section.of(quantity.label(), title, findings));
  }

  private Findings lines(List<LineGrowth> lines) {
    return new Findings()
        .table(
            "Bytes on the tape of reverse mode by source line, the largest first, of the first block",
            SweepTable.growthHeadings(report),
            lines.stream().map(line -> SweepTable.growth(report, line)).toList());
  }

  private Findings notes() {
    Findings findings = new Findings();
    SweepTable.notes(report).forEach(findings::text);
    return findings;
  }
}
