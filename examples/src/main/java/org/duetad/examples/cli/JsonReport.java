package org.duetad.examples.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.duetad.examples.compare.Report;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as one JSON object; numbers that are not finite are strings such as "NaN". */
final class JsonReport implements Renderer {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Override
  public void print(Report report, PrintWriter out) {
    Map<String, @Nullable Object> fields = Fields.of(report);
    fields.put("modes", report.modes().stream().map(mode -> Fields.of(report, mode)).toList());
    out.println(JSON.writeValueAsString(fields));
  }
}
