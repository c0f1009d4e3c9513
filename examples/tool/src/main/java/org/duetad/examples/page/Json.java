package org.duetad.examples.page;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Records, maps and lists as indented JSON; numbers that are not finite are strings. */
public final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** The JSON text of a value. */
  public static String of(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /** The same on one line. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * The value of a text that {@link #of} or {@link #line} wrote.
   *
   * @param text the text
   * @param type the type of a record
   * @throws IllegalArgumentException if it is something else
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a " + type.getSimpleName() + " as JSON", e);
    }
  }
}
