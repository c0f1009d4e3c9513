package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.SecondOrderFigures;
import org.duetad.examples.compare.TapeUse;
import org.duetad.examples.compare.Timing;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.page.Page;
import org.duetad.examples.page.Section;
import org.jspecify.annotations.Nullable;

/** A comparison as a page. */
final class ComparePage {

  private static final String VARIES = " Times differ from run to run.";

  private final Report report;

  private ComparePage(Report report) {
    this.report = report;
  }

  /** The page of a report; the program's section and the footer are given. */
  static Page of(Report report, Findings program, List<Page.Fact> facts) {
    ComparePage page = new ComparePage(report);
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("agreement", "Agreement", page.agreement()));
    sections.add(Section.of("time", "Time", page.time()));
    sections.add(Section.of("memory", "Memory", page.memory()));
    if (report.prepared()) {
      sections.add(Section.of("preparation", "Preparation", page.preparation()));
    }
    if (report.secondOrder()) {
      sections.add(Section.of("second-order", "Second derivatives", page.second()));
    }
    sections.add(Section.of("program", "The recorded program", program));
    String about =
        String.format(
            Locale.ROOT,
            "%s: %s. %,d %s, %,d %s.",
            report.problem(),
            report.description(),
            report.inputs(),
            report.inputs() == 1 ? "input" : "inputs",
            report.outputs(),
            report.outputs() == 1 ? "output" : "outputs");
    return new Page("Modes compared: " + report.problem(), about, sections, facts);
  }

  private Findings agreement() {
    Findings findings =
        new Findings()
            .text(
                "In short, "
                    + report.answer()
                    + ": "
                    + report.verdict()
                    + ". Errors are relative to max(|entry|, 1e-6 of the largest |entry|) of the"
                    + " reference.")
            .table(
                "Values and errors by mode",
                List.of(
                    "mode",
                    "status",
                    report.outputs() == 1 ? "value" : "norm of values",
                    "error",
                    "note"),
                report.modes().stream().map(this::values).toList());
    for (ModeResult mode : report.modes()) {
      Double error = mode.maxRelativeError();
      if (error != null && !mode.mode().equals(report.reference())) {
        findings.between(
            mode.mode() + ": relative error of the derivative against " + report.reference(),
            error,
            0,
            mode.tolerance());
      }
    }
    return findings.equal("Modes that disagree, by a value or by a derivative", wrong(), 0, 0);
  }

  private double wrong() {
    return (double) report.modes().stream().filter(mode -> !mode.agrees()).count();
  }

  private List<String> values(ModeResult mode) {
    return List.of(
        mode.mode(),
        mode.status().name().toLowerCase(Locale.ROOT),
        TableReport.number("%.9e", mode.value()),
        mode.mode().equals(report.reference())
            ? "reference"
            : TableReport.number("%.1e", mode.maxRelativeError()),
        mode.note());
  }

  private Findings time() {
    Bars bars = new Bars("Time of one whole derivative", "median time", Units::decadeOfTime);
    List<List<String>> rows = new ArrayList<>();
    bars.add("plain double", report.primal().medianNanos());
    rows.add(row("plain double", report.primal(), 1.0));
    for (ModeResult mode : report.modes()) {
      Timing timing = mode.timing();
      Double ratio = mode.ratioToPrimal();
      if (timing != null && ratio != null) {
        bars.add(mode.mode(), timing.medianNanos());
        rows.add(row(mode.mode(), timing, ratio));
      }
    }
    return new Findings()
        .text(
            "Median times of a whole derivative in one JVM after a warm-up, and of the program on"
                + " plain doubles. Where a mode took too long, its time is estimated from some of"
                + " the columns, as noted above.")
        .figure("time", "Time by mode, on a logarithmic axis." + VARIES, bars.chart())
        .table(
            "Times by mode",
            List.of(
                "mode", "median", "lower quartile", "upper quartile", "times the plain program"),
            rows);
  }

  private static List<String> row(String mode, Timing timing, double ratio) {
    return List.of(
        mode,
        Units.time(timing.medianNanos()),
        Units.time(timing.lowerNanos()),
        Units.time(timing.upperNanos()),
        Units.ratio(ratio));
  }

  private Findings memory() {
    Bars bars = new Bars("Memory of the tape", "bytes", Units::decadeOfBytes);
    List<List<String>> rows = new ArrayList<>();
    for (ModeResult mode : report.modes()) {
      TapeUse tape = mode.tape();
      if (tape != null) {
        bars.add(mode.mode(), (double) tape.bytes());
        rows.add(List.of(mode.mode(), Units.count(tape.operations()), Units.bytes(tape.bytes())));
      }
    }
    Findings findings = allocated();
    if (rows.isEmpty()) {
      return findings.text("None of the modes compared keeps a tape.");
    }
    findings.text(
        "The memory recorded by reverse mode before its reverse sweep. The other modes keep no tape: they"
            + " need no more memory than the program itself on larger numbers.");
    if (bars.areSeveral()) {
      findings.figure("memory", "Memory of the tape by mode, on a logarithmic axis.", bars.chart());
    }
    return findings.table("Tapes", List.of("mode", "operations", "memory"), rows);
  }

  /** Garbage included, so more than is needed at once. */
  private Findings allocated() {
    List<List<String>> rows =
        report.modes().stream().flatMap(mode -> row(mode.mode(), mode.timing())).toList();
    Findings findings =
        new Findings()
            .table(
                "Bytes that one whole derivative allocates in its thread, garbage included",
                List.of("mode", "allocated"),
                rows);
    return report.forked()
        ? findings.table(
            "Peak of the heap: " + Peaks.MEANING + Peaks.OWN,
            List.of("mode", "peak"),
            report.modes().stream().map(mode -> List.of(mode.mode(), Peaks.cell(mode))).toList())
        : findings;
  }

  private static Stream<List<String>> row(String mode, @Nullable Timing timing) {
    return timing == null
        ? Stream.empty()
        : Stream.of(List.of(mode, TableReport.allocated(timing)));
  }

  private Findings preparation() {
    return new Findings()
        .text(
            "A mode that prepares functions records each of them at its first derivative and finds its"
                + " loops. This has paid off when all calls so far take no longer than on the tape of"
                + " reverse mode."
                + VARIES)
        .table("Preparation", PreparationTable.HEADINGS, PreparationTable.rows(report));
  }

  private Findings second() {
    Findings findings =
        new Findings()
            .text(
                "A product of the Hessian and a vector (hvp), and for up to "
                    + SecondOrderFigures.MOST_INPUTS
                    + " inputs the Hessian. Errors are relative to max(|entry|, 1e-6 of the"
                    + " largest |entry|)."
                    + VARIES);
    List<List<String>> rows = SecondTable.rows(report);
    findings.table("Second derivatives by mode", SecondTable.HEADINGS, rows);
    for (ModeResult mode : report.modes()) {
      SecondOrderFigures second = mode.second();
      if (second != null && second.hvp() != null) {
        claim(findings, mode.mode() + ": relative error of hvp", second.hvp());
      }
      if (second != null && second.hessian() != null) {
        claim(findings, mode.mode() + ": relative error of the Hessian", second.hessian());
      }
    }
    return findings;
  }

  private static void claim(Findings findings, String statement, SecondOrderFigures.Second second) {
    findings.between(statement, second.maxRelativeError(), 0, second.tolerance());
  }
}
