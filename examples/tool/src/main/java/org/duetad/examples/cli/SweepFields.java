package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duetad.examples.page.Json;
import org.duetad.examples.sweep.LineGrowth;
import org.duetad.examples.sweep.PowerLaw;
import org.duetad.examples.sweep.Quantity;
import org.duetad.examples.sweep.SweepCurve;
import org.duetad.examples.sweep.SweepPoint;
import org.duetad.examples.sweep.SweepReport;
import org.jspecify.annotations.Nullable;

/** The names and values of a sweep in JSON and CSV. */
final class SweepFields {

  private SweepFields() {}

  static void json(SweepReport report, List<LineGrowth> lines, PrintWriter out) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("plan", report.plan());
    fields.put("axis", report.axis().unit());
    fields.put("verdict", SweepTable.verdict(report));
    fields.put("points", report.points().stream().map(SweepFields::of).toList());
    fields.put("exponents", exponents(report));
    fields.put(
        "crossovers",
        report.crossovers().stream()
            .map(
                crossover ->
                    Map.of(
                        "cheaperBelow", crossover.below(),
                        "cheaperAbove", crossover.above(),
                        "at", crossover.at(),
                        "words", crossover.words(report.axis())))
            .toList());
    if (!lines.isEmpty()) {
      fields.put("tapeByLine", lines);
    }
    out.println(Json.of(fields));
  }

  /** A row for each point, with its evidence, and for each source line at each size its bytes. */
  static void csv(SweepReport report, List<LineGrowth> lines, PrintWriter out) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    report.points().stream().map(SweepFields::of).forEach(rows::add);
    for (LineGrowth line : lines) {
      for (int i = 0; i < line.bytes().size(); i++) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("mode", "reverse");
        fields.put("size", report.plan().values().get(i));
        fields.put("evidence", "counted");
        fields.put("tapeBytes", line.bytes().get(i));
        fields.put("line", line.line());
        rows.add(fields);
      }
    }
    CsvReport.print(rows, out);
  }

  private static Map<String, @Nullable Object> of(SweepPoint point) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("mode", point.mode());
    fields.put("size", point.size());
    fields.put("inputs", point.inputs());
    fields.put("outputs", point.outputs());
    fields.put("evidence", point.evidence().name().toLowerCase(Locale.ROOT));
    fields.put("medianNanos", point.nanos());
    fields.put("medianLeastNanos", point.leastNanos());
    fields.put("medianMostNanos", point.mostNanos());
    fields.put("repetitions", point.repetitions());
    fields.put("allocatedBytes", point.allocatedBytes());
    fields.put("tapeBytes", point.tapeBytes());
    fields.put("peakBytes", point.peakBytes());
    fields.put("norm", point.norm());
    fields.put("note", point.note());
    return fields;
  }

  private static List<Map<String, @Nullable Object>> exponents(SweepReport report) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (SweepCurve curve : report.curves()) {
      for (Quantity quantity : Quantity.values()) {
        report.law(curve, quantity).ifPresent(law -> all.add(of(curve, quantity, law)));
      }
    }
    return all;
  }

  private static Map<String, @Nullable Object> of(
      SweepCurve curve, Quantity quantity, PowerLaw law) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("mode", curve.mode());
    fields.put("quantity", quantity.label());
    fields.put("exponent", law.exponent());
    fields.put("margin", law.margin());
    fields.put("factor", law.factor());
    fields.put("points", law.points());
    return fields;
  }
}
