package org.duetad.core.program.loops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Functions that Java source of loops calls: those that are not in {@link Math} are written out.
 */
final class JavaNames {

  /** The library's functions of a few operations, with the same operations. */
  private static final Map<String, String> WRITTEN_OUT =
      Map.of(
          "sigmoid",
          """
          double e = Math.exp(-Math.abs(x));
          return (x < 0 ? e : 1) / (1 + e);""",
          "softplus",
          "return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));",
          "logisticDensity",
          """
          double e = Math.exp(-Math.abs(x));
          return e / ((1 + e) * (1 + e));""",
          "sechSquare",
          """
          double e = Math.exp(-2 * Math.abs(x));
          if (e < 0x1p-900) {
            double root = 2 * Math.exp(-Math.abs(x));
            return root * root;
          }
          return 4 * e / ((1 + e) * (1 + e));""",
          "oneMinusSquare",
          "return (1 - x) * (1 + x);",
          "bernoulliVariance",
          "return x * (1 - x);",
          "lorentzian",
          "return Math.abs(x) < 1e150 ? 1 / (1 + x * x) : 1 / x / x;",
          "pow",
          "return Double.isNaN(x) ? x : Math.pow(x, y);",
          "hypot",
          "return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : Math.hypot(x, y);");

  private final Map<String, String> used = new TreeMap<>();

  /** Tables, by their contents. */
  private final Map<String, String> tables = new LinkedHashMap<>();

  /** The name of the method for a function. */
  String method(Expression.Call call) {
    String body = WRITTEN_OUT.get(call.name());
    if (body == null) {
      throw new IllegalArgumentException(
          "toJava: "
              + call.name()
              + " has no form in Java alone; write it in arithmetic and functions of Math, or use the kernel");
    }
    String parameters = call.operands().size() == 1 ? "double x" : "double x, double y";
    used.put(
        call.name(),
        "\n  private static double "
            + call.name()
            + "("
            + parameters
            + ") {\n"
            + body.indent(4)
            + "  }\n");
    return call.name();
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
    tables.forEach(
        (contents, name) ->
            text.append("\n  private static final int[] ")
                .append(name)
                .append(" = {")
                .append(contents)
                .append("\n  };\n"));
    return text.toString();
  }

  /** The methods that are written out. */
  String methods() {
    return String.join("", used.values());
  }
}
