package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    print(rows(report), out);
  }

  /** A heading with the names of all fields, and a line for each row. */
  static void print(List<Map<String, @Nullable Object>> rows, PrintWriter out) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    CsvSchema.Builder schema = CsvSchema.builder();
    columns.forEach(schema::addColumn);
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
