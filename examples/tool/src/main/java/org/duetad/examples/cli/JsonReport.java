package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.duetad.examples.compare.Report;
import org.duetad.examples.page.Json;
import org.jspecify.annotations.Nullable;

/** A report as one JSON object; numbers that are not finite are strings such as "NaN". */
final class JsonReport implements Renderer {

  @Override
  public void print(Report report, PrintWriter out) {
    out.println(Json.of(fields(report)));
  }

  static Map<String, @Nullable Object> fields(Report report) {
    Map<String, @Nullable Object> fields = ReportFields.of(report);
    fields.put(
        "modes", report.modes().stream().map(mode -> ReportFields.of(report, mode)).toList());
    return fields;
  }
}
