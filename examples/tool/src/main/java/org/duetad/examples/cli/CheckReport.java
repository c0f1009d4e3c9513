package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.check.CertificateResult;
import org.duetad.core.check.PathCheck;
import org.duetad.core.check.Verdict;
import org.duetad.core.check.WrongOperation;
import org.duetad.examples.page.Json;
import org.jspecify.annotations.Nullable;

/** Certificates, printed. */
final class CheckReport {

  /** More certificates than this are printed in one line each, except rejected ones. */
  private static final int DETAILED = 10;

  private CheckReport() {}

  /** Among rules there are points without a finite derivative; alone, one is no agreement. */
  static int exitCode(List<CertificateResult> results) {
    if (count(results, Verdict.DISAGREE) > 0) {
      return ExitCodes.DISAGREE;
    }
    return count(results, Verdict.NOTHING_COMPARED) == results.size()
        ? ExitCodes.NOTHING_COMPARED
        : ExitCodes.AGREE;
  }

  private static long count(List<CertificateResult> results, Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  static void text(List<CertificateResult> results, PrintWriter out) {
    boolean detailed = results.size() <= DETAILED;
    for (CertificateResult result : results) {
      boolean inFull = detailed || result.verdict() == Verdict.DISAGREE;
      out.println(
          inFull ? result : result.verdict() + ": " + result.subject() + ": " + paths(result));
    }
    out.println();
    out.println(summary(results));
  }

  private static String summary(List<CertificateResult> results) {
    long refused = count(results, Verdict.DISAGREE);
    long nothing = count(results, Verdict.NOTHING_COMPARED);
    long kinks = count(results, Verdict.AT_A_KINK);
    String rest =
        (kinks > 0 ? "; " + kinks + " of them at a kink" : "")
            + (nothing > 0 ? "; in " + nothing + " nothing was compared" : "");
    if (nothing == results.size()) {
      return "NOTHING WAS COMPARED: in none of " + nothing + " certificates is any path checked";
    }
    return refused == 0
        ? "AGREE: all paths of " + (results.size() - nothing) + " certificates" + rest
        : "DISAGREE: " + refused + " of " + results.size() + " certificates are refused" + rest;
  }

  private static String paths(CertificateResult result) {
    long skipped = result.paths().stream().filter(PathCheck::skipped).count();
    String agree = result.paths().size() - skipped + " paths agree";
    return skipped == 0 ? agree : agree + ", " + skipped + " skipped";
  }

  static void json(List<CertificateResult> results, PrintWriter out) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("agree", results.stream().allMatch(CertificateResult::passed));
    fields.put("certificates", results.stream().map(CheckReport::fields).toList());
    out.println(Json.of(fields));
  }

  private static Map<String, @Nullable Object> fields(CertificateResult result) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("subject", result.subject());
    fields.put("agree", result.passed());
    fields.put("verdict", result.verdict().toString());
    fields.put("kinks", result.kinks());
    fields.put("scope", result.scope());
    fields.put("firstToDiffer", result.firstToDiffer().map(PathCheck::path).orElse(null));
    fields.put("broken", result.wrongOperation().map(CheckReport::fields).orElse(null));
    fields.put("paths", result.paths().stream().map(CheckReport::fields).toList());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(WrongOperation broken) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("rule", broken.rule());
    fields.put("slot", broken.slot());
    fields.put("operation", broken.operation());
    fields.put("derivative", broken.derivative());
    fields.put("found", broken.found());
    fields.put("expected", broken.expected());
    fields.put("allowed", broken.allowed());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(PathCheck path) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("order", path.order());
    fields.put("path", path.path());
    fields.put("status", path.skipped() ? "skipped" : path.passed() ? "ok" : "differs");
    fields.put("value", path.skipped() ? null : path.value());
    fields.put("expected", path.skipped() ? null : path.expected());
    fields.put("error", path.skipped() ? null : path.error());
    fields.put("allowed", path.skipped() ? null : path.allowed());
    fields.put("note", path.note());
    return fields;
  }
}
