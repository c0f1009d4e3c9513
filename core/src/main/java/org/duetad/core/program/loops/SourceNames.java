package org.duetad.core.program.loops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Functions and tables that the source of loops refers to: functions that a language does not have
 * are written out.
 */
final class SourceNames {

  private final Syntax syntax;
  private final Map<String, String> used = new TreeMap<>();

  /** Tables, by their contents. */
  private final Map<String, String> tables = new LinkedHashMap<>();

  /** The tables that functions of the library read. */
  private final Map<String, String> numbers = new TreeMap<>();

  SourceNames(Syntax syntax) {
    this.syntax = syntax;
  }

  /** The name for a function of {@link Math}. */
  String math(Expression.MathCall call) {
    String method = call.method();
    String body = syntax.writtenOut(method);
    if (body == null) {
      return syntax.math(method);
    }
    return defined(method, body, call.operands().size());
  }

  /** The name for a function of the library. */
  String method(Expression.Call call) {
    String body = syntax.body(call.name());
    if (body == null) {
      throw new IllegalArgumentException(
          syntax.language().operation()
              + ": "
              + call.name()
              + " has no form in "
              + syntax.language().title()
              + " alone; write it in arithmetic and functions of Math, or use the kernel");
    }
    return defined(call.name(), body, call.operands().size());
  }

  private String defined(String name, String body, int operands) {
    String own = syntax.functionName(name);
    used.put(own, syntax.function(own, operands == 1 ? 1 : 2, body));
    Syntax.TABLES.forEach(
        (table, contents) -> {
          if (body.contains(table + "[")) {
            numbers.put(table, syntax.numbers(table, contents));
          }
        });
    return own;
  }

  /** The name of the constant for a table. */
  String table(int[] places, int shift) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < places.length; k++) {
      text.append(k % 16 == 0 ? "\n    " : " ").append(places[k] - shift).append(',');
    }
    return tables.computeIfAbsent(text.toString(), added -> "TABLE_" + tables.size());
  }

  /** The tables' definitions. */
  String tables() {
    StringBuilder text = new StringBuilder();
    tables.forEach((contents, name) -> text.append(syntax.table(name, contents)));
    numbers.values().forEach(text::append);
    return text.toString();
  }

  /** The functions that are written out. */
  String functions() {
    return String.join("", used.values());
  }
}
