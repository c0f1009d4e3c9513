package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.duetad.examples.compare.ModeResult;
import org.duetad.examples.compare.Report;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** A report as CSV with a heading, one line for each mode, in which shared fields are repeated. */
final class CsvReport implements Renderer {

  private static final CsvMapper CSV = new CsvMapper();

  @Override
  public void print(Report report, PrintWriter out) {
    List<Map<String, @Nullable Object>> rows = rows(report);
    CsvSchema.Builder schema = CsvSchema.builder();
    rows.get(0).keySet().forEach(schema::addColumn);
    out.print(CSV.writer(schema.build().withHeader()).writeValueAsString(rows));
  }

  static List<Map<String, @Nullable Object>> rows(Report report) {
    return report.modes().stream().map(mode -> row(report, mode)).toList();
  }

  private static Map<String, @Nullable Object> row(Report report, ModeResult mode) {
    Map<String, @Nullable Object> row = ReportFields.of(report);
    row.putAll(ReportFields.of(report, mode));
    return row;
  }
}
