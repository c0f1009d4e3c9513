package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.math3.util.Precision;
import org.duetad.examples.sweep.Evidence;
import org.duetad.examples.sweep.LineGrowth;
import org.duetad.examples.sweep.PowerLaw;
import org.duetad.examples.sweep.Quantity;
import org.duetad.examples.sweep.SweepCurve;
import org.duetad.examples.sweep.SweepPoint;
import org.duetad.examples.sweep.SweepReport;

/** A sweep for human readers. */
final class SweepTable {

  private SweepTable() {}

  static void print(SweepReport report, List<LineGrowth> lines, PrintWriter out) {
    out.println(title(report));
    for (Quantity quantity : Quantity.values()) {
      List<List<String>> rows = rows(report, quantity);
      if (!rows.isEmpty()) {
        out.println();
        Table table = new Table(headings(report, quantity).toArray(String[]::new));
        rows.forEach(table::row);
        table.print(out);
      }
    }
    if (!lines.isEmpty()) {
      out.println();
      growth(report, lines).print(out);
    }
    out.println();
    crossovers(report).forEach(out::println);
    out.println();
    notes(report).forEach(out::println);
    out.println(
        "Acceleration: " + Accelerations.soFar() + ", where a mode does not say otherwise.");
    out.println();
    out.println(verdict(report));
  }

  /** The part of each line in the tape at each size. */
  private static Table growth(SweepReport report, List<LineGrowth> lines) {
    Table table = new Table(growthHeadings(report).toArray(String[]::new));
    lines.forEach(line -> table.row(growth(report, line)));
    return table;
  }

  static List<String> growthHeadings(SweepReport report) {
    List<String> headings = new ArrayList<>();
    report
        .plan()
        .values()
        .forEach(value -> headings.add(report.plan().over() + " = " + Units.count(value)));
    headings.add("exponent");
    headings.add("line, and its part of the tape");
    return headings;
  }

  static List<String> growth(SweepReport report, LineGrowth line) {
    List<String> row = new ArrayList<>();
    line.bytes().forEach(bytes -> row.add(Units.bytes(bytes)));
    row.add(line.law(report.plan()).map(SweepTable::exponent).orElse("-"));
    row.add(line.line());
    return row;
  }

  static String title(SweepReport report) {
    List<Integer> values = report.plan().values();
    return String.format(
        Locale.ROOT,
        "%s: cost of a whole derivative against %s, %s from %,d to %,d",
        report.plan().problem(),
        report.axis().unit(),
        report.plan().over(),
        values.get(0),
        values.get(values.size() - 1));
  }

  static List<String> headings(SweepReport report, Quantity quantity) {
    List<String> headings = new ArrayList<>(List.of(quantity.label()));
    for (int value : report.plan().values()) {
      headings.add(
          report.points().stream()
              .filter(point -> point.size() == value && point.inputs() > 0)
              .findFirst()
              .map(point -> report.axis().place(report.axis().at(point)))
              .orElse(Units.count(value)));
    }
    headings.add("exponent");
    return headings;
  }

  /** A row for each mode with the quantity. */
  static List<List<String>> rows(SweepReport report, Quantity quantity) {
    return report.curves().stream()
        .filter(curve -> curve.points().stream().anyMatch(point -> quantity.of(point) != null))
        .map(curve -> row(report, curve, quantity))
        .toList();
  }

  private static List<String> row(SweepReport report, SweepCurve curve, Quantity quantity) {
    List<String> row = new ArrayList<>(List.of(curve.mode()));
    for (int value : report.plan().values()) {
      row.add(
          curve.points().stream()
              .filter(point -> point.size() == value)
              .findFirst()
              .map(point -> cell(point, quantity))
              .orElse("-"));
    }
    row.add(report.law(curve, quantity).map(SweepTable::exponent).orElse("-"));
    return row;
  }

  private static String cell(SweepPoint point, Quantity quantity) {
    Double number = quantity.of(point);
    if (number == null) {
      return "-";
    }
    String text =
        quantity == Quantity.TIME
            ? Units.time(number) + spread(point)
            : Units.bytes(Math.round(number));
    return switch (point.evidence()) {
      case EXTRAPOLATED -> "(" + text + ")";
      case SAMPLED -> "~" + text;
      default -> text;
    };
  }

  /** The larger distance of the median from an end of its interval. */
  private static String spread(SweepPoint point) {
    Double median = point.nanos();
    Double least = point.leastNanos();
    Double most = point.mostNanos();
    if (median == null || least == null || most == null || point.repetitions() < 2) {
      return "";
    }
    double far = Math.max(most - median, median - least);
    return String.format(Locale.ROOT, " ±%.0f%%", Math.ceil(100 * far / median));
  }

  static String exponent(PowerLaw law) {
    Double margin = law.margin();
    double exponent = Precision.round(law.exponent(), 2) + 0.0; // No minus before a zero.
    return margin == null
        ? String.format(Locale.ROOT, "%.2f", exponent)
        : String.format(Locale.ROOT, "%.2f ± %.2f", exponent, margin);
  }

  static List<String> crossovers(SweepReport report) {
    return report.crossovers().isEmpty()
        ? List.of("No two modes change order between these sizes.")
        : report.crossovers().stream()
            .map(crossover -> crossover.words(report.axis()) + ".")
            .toList();
  }

  static List<String> notes(SweepReport report) {
    List<String> notes = new ArrayList<>();
    for (SweepPoint point : report.points()) {
      if (!point.note().isEmpty()) {
        String words = String.format(Locale.ROOT, ": %s", point.note());
        notes.add(point.mode() + " at " + Units.count(point.size()) + words);
      }
    }
    Function<Evidence, Boolean> has =
        evidence -> report.points().stream().anyMatch(point -> point.evidence() == evidence);
    if (has.apply(Evidence.SAMPLED)) {
      notes.add("~ is estimated from some of the columns.");
    }
    if (has.apply(Evidence.EXTRAPOLATED)) {
      notes.add("(...) is extrapolated by the fit; it is in no fit and in no crossover.");
    }
    notes.add(
        "Times are medians in a JVM for each mode, with intervals of 95 %; exponents are of power"
            + " laws by least squares, with intervals of 95 %.");
    notes.add(
        "Allocated counts garbage; tape is what is kept for the reverse sweep, as counted; peak is "
            + Peaks.MEANING
            + "; some kilobytes of it are the measurement's own.");
    return notes;
  }

  static String verdict(SweepReport report) {
    if (!report.disagreements().isEmpty()) {
      return "DISAGREE: " + String.join("; ", report.disagreements());
    }
    return report.isCompared()
        ? "AGREE: the derivatives of all modes have the same norms"
        : "NOTHING COMPARED: no two modes computed whole derivatives that rounding leaves to compare";
  }
}
