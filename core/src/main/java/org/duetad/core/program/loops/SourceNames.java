package org.duetad.core.program.loops;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Functions and tables that the source of loops refers to: functions that a language does not have
 * are written out.
 */
final class SourceNames {

  private static final String CONSTANTS = "TABLE_OF_CONSTANTS";

  private final Syntax syntax;
  private final Map<String, String> used = new TreeMap<>();

  /** Tables, by their contents. */
  private final Map<List<Integer>, String> tables = new LinkedHashMap<>();

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
    List<Integer> shifted = Arrays.stream(places).mapToObj(place -> place - shift).toList();
    return tables.computeIfAbsent(shifted, added -> "TABLE_" + tables.size());
  }

  /** The name of the table of all constants. */
  String constants(double[] values) {
    numbers.put(CONSTANTS, syntax.constants(CONSTANTS, values));
    return CONSTANTS;
  }

  /** The tables' definitions. */
  String tables() {
    StringBuilder text = new StringBuilder();
    int ofAll = tables.keySet().stream().mapToInt(List::size).sum();
    tables.forEach((contents, name) -> text.append(syntax.table(name, ints(contents), ofAll)));
    numbers.values().forEach(text::append);
    return text.toString();
  }

  private static int[] ints(List<Integer> contents) {
    return contents.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The functions that are written out. */
  String functions() {
    String readers = syntax.readers();
    boolean isRead = tables().contains(" = read");
    return String.join("", used.values()) + (isRead ? readers : "");
  }
}
