package org.duetad.examples.page;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records, maps and lists as indented JSON; numbers that are not finite are strings. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** The JSON text of a value. */
  public static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
