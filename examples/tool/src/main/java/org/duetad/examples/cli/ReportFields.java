package org.duetad.examples.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.PreparationFigures;
import org.duetad.examples.compare.Report;
import org.duetad.examples.compare.SecondOrderFigures;
import org.duetad.examples.compare.TapeUse;
import org.duetad.examples.compare.Timing;
import org.jspecify.annotations.Nullable;

/** The names and values of a report in JSON and CSV. */
final class ReportFields {

  private ReportFields() {}

  static Map<String, @Nullable Object> of(Report report) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("problem", report.problem());
    fields.put("description", report.description());
    fields.put("inputs", report.inputs());
    fields.put("outputs", report.outputs());
    fields.put("agree", report.agree());
    fields.put("answer", report.answer().toString());
    fields.put("verdict", report.verdict());
    fields.put("reference", report.reference());
    fields.put("seed", report.seed());
    fields.put("forked", report.forked());
    fields.put("primalMedianNanos", Math.round(report.primal().medianNanos()));
    return fields;
  }

  static Map<String, @Nullable Object> of(Report report, ModeResult result) {
    Timing timing = result.timing();
    TapeUse tape = result.tape();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("mode", result.mode());
    fields.put("status", result.status().name().toLowerCase(Locale.ROOT));
    fields.put("value", result.value());
    fields.put("maxRelativeError", result.maxRelativeError());
    fields.put("tolerance", result.maxRelativeError() == null ? null : result.tolerance());
    fields.put("agrees", result.agrees());
    fields.put("compared", result.compared());
    fields.put("medianNanos", timing == null ? null : Math.round(timing.medianNanos()));
    fields.put("minNanos", timing == null ? null : Math.round(timing.minNanos()));
    fields.put("lowerQuartileNanos", timing == null ? null : Math.round(timing.lowerNanos()));
    fields.put("upperQuartileNanos", timing == null ? null : Math.round(timing.upperNanos()));
    fields.put("maxNanos", timing == null ? null : Math.round(timing.maxNanos()));
    fields.put("repetitions", timing == null ? null : timing.repetitions());
    fields.put("medianLeastNanos", timing == null ? null : Math.round(timing.medianLeastNanos()));
    fields.put("medianMostNanos", timing == null ? null : Math.round(timing.medianMostNanos()));
    fields.put("allocatedBytes", timing == null ? null : TableReport.allocatedBytes(timing));
    fields.put("ratioToPrimal", result.ratioToPrimal());
    fields.put("operations", tape == null ? null : tape.operations());
    fields.put("tapeBytes", tape == null ? null : tape.bytes());
    fields.put("peakBytes", result.peakBytes());
    fields.put("note", result.note());
    if (report.prepared()) {
      putPreparation(fields, result.preparation());
    }
    if (report.secondOrder()) {
      putSecond(fields, result.second());
    }
    return fields;
  }

  private static void putPreparation(
      Map<String, @Nullable Object> fields, @Nullable PreparationFigures preparation) {
    Double after = preparation == null ? null : preparation.paidOffAfter();
    fields.put("preparationNanos", preparation == null ? null : Math.round(preparation.nanos()));
    fields.put("firstNanos", preparation == null ? null : Math.round(preparation.firstNanos()));
    fields.put("recordings", preparation == null ? null : preparation.counts().recordings());
    fields.put("uses", preparation == null ? null : preparation.counts().uses());
    fields.put("usesOnTape", preparation == null ? null : preparation.counts().taped());
    fields.put("keptBytes", preparation == null ? null : preparation.keptBytes());
    fields.put("paidOffAfter", after == null || after.isInfinite() ? null : after);
  }

  private static void putSecond(
      Map<String, @Nullable Object> fields, @Nullable SecondOrderFigures second) {
    putSecond(fields, "hvp", second == null ? null : second.hvp());
    putSecond(fields, "hessian", second == null ? null : second.hessian());
    fields.put("secondOrderNote", second == null ? "" : second.note());
  }

  private static void putSecond(
      Map<String, @Nullable Object> fields,
      String name,
      SecondOrderFigures.@Nullable Second second) {
    fields.put(
        name + "MedianNanos", second == null ? null : Math.round(second.timing().medianNanos()));
    fields.put(name + "RatioToGradient", second == null ? null : second.ratioToGradient());
    fields.put(name + "MaxRelativeError", second == null ? null : second.maxRelativeError());
    fields.put(name + "Tolerance", second == null ? null : second.tolerance());
  }
}
