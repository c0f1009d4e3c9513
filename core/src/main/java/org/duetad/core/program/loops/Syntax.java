package org.duetad.core.program.loops;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the source of loops is written in one language. */
sealed interface Syntax permits JavaSyntax, CSyntax {

  /** The parts of the logarithm of 1 and a number, as {@code UnitLogarithm} has them. */
  String UNIT_LOGARITHM =
      """
      double divisor = 1 + 0.5 * of;
      double quotient = of / divisor;
      double large = 134217729.0 * quotient;
      double high = large - (large - quotient);
      double front = divisor + 0x1.8p26 - 0x1.8p26;
      double back = 1 - front + 0.5 * of;
      double low = (of - high * front - high * back) / divisor;
      double s = high + low;
      double z = s * s;
      double sum = 2.0685536184084012e-7 + z * (3.572532556317416e-8 + z * 1.863310074917263e-8);
      sum = 4.069573556960835e-6 + z * (8.952544449846703e-7 + z * sum);
      sum = 8.877841747052107e-5 + z * (1.877996089460516e-5 + z * sum);
      sum = 2.2321428571562578e-3 + z * (4.3402777730931194e-4 + z * sum);
      sum = 8.333333333333333e-2 + z * (1.2499999999999852e-2 + z * sum);
      """;

  /** Functions of the library that are a few operations of {@link Math}, in Java. */
  Map<String, String> OF_LIBRARY =
      Map.ofEntries(
          Map.entry(
              "sigmoid",
              """
              double e = Math.exp(-Math.abs(x));
              return (x < 0 ? e : 1) / (1 + e);"""),
          Map.entry(
              "softplus",
              "double e = Math.exp(-Math.abs(x));\n"
                  + UNIT_LOGARITHM.replace("of", "e")
                  + "return Math.max(x, 0) + (high + (low + s * z * sum));"),
          Map.entry(
              "unitLogarithm",
              UNIT_LOGARITHM.replace("of", "x") + "return high + (low + s * z * sum);"),
          Map.entry(
              "logisticDensity",
              """
              double e = Math.exp(-Math.abs(x));
              return e / ((1 + e) * (1 + e));"""),
          Map.entry(
              "sechSquare",
              """
              double e = Math.exp(-2 * Math.abs(x));
              if (e < 0x1p-900) {
                double root = 2 * Math.exp(-Math.abs(x));
                return root * root;
              }
              return 4 * e / ((1 + e) * (1 + e));"""),
          Map.entry("oneMinusSquare", "return (1 - x) * (1 + x);"),
          Map.entry("bernoulliVariance", "return x * (1 - x);"),
          Map.entry("lorentzian", "return Math.abs(x) < 1e150 ? 1 / (1 + x * x) : 1 / x / x;"),
          Map.entry("pow", "return Double.isNaN(x) ? x : Math.pow(x, y);"),
          Map.entry(
              "powPartial(1,0)",
              """
              if (Double.isNaN(x) || Double.isNaN(y) || (x < 0 && Math.rint(y) != y)) {
                return Double.NaN;
              }
              if (y == 0) {
                return 0;
              }
              double less = y - 1;
              double back = y - less;
              double lost = (y - (less + back)) + (back - 1);
              double power = less == 0 ? 1 : less == 1 ? x : Math.pow(x, less);
              double largest = 0x1.fffffffffffffp1023;
              if (Math.abs(lost) > 0 && x > 0 && x <= largest && Math.abs(power) <= largest) {
                power = power + power * (lost * Math.log(x));
              }
              if (Math.abs(power) >= 0x1p-1022 && Math.abs(power) <= largest) {
                return power * y;
              }
              double half = Math.pow(Math.abs(x), less / 2);
              return half == 0 ? 0 : Math.copySign(half, power) * y * half;"""),
          Map.entry(
              "powPartial(0,1)",
              """
              if (Double.isNaN(x) || Double.isNaN(y) || x < 0) {
                return Double.NaN;
              }
              if (x == 0) {
                return y >= 0 ? 0 : -1 / 0.0;
              }
              double l = Math.log(x);
              double power = Math.pow(x, y);
              if (l == 0 || (power >= 0x1p-1022 && power <= 0x1.fffffffffffffp1023)) {
                return l == 0 ? 0 : power * l;
              }
              double half = Math.pow(x, y / 2);
              return half == 0 ? 0 : half * l * half;"""),
          Map.entry(
              "hypot",
              "return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : Math.hypot(x, y);"));

  /**
   * How many numbers there are.
   *
   * @param inputs of the function
   * @param variables of them that have adjoints
   * @param own results, and if joined inputs and constants before them
   * @param kept besides
   * @param isJoined whether inputs, constants and results are in one array
   */
  record Sizes(int inputs, int variables, int own, int kept, boolean isJoined) {

    /** The array with the adjoints of the inputs, and how many of them are derivatives. */
    String adjoints() {
      return (isJoined ? "vBar, " : "xBar, ") + variables;
    }
  }

  /** The language. */
  SourceLanguage language();

  /** A source line, in which nothing ends a text or a comment of a language. */
  static String harmless(String line) {
    return line.replaceAll("[\\p{Cntrl}\"\\\\?]", "_");
  }

  /** A text with parts in place of words, which the parts themselves may have. */
  static String filled(String text, Map<String, String> parts) {
    return Pattern.compile(String.join("|", parts.keySet()))
        .matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(parts.get(word.group())));
  }

  /** Rejects a text that is not a name of a class or function. */
  void requireName(String name);

  /** By how many blanks statements are indented. */
  int indent();

  /** A constant. */
  default String number(double value) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    return Double.doubleToRawLongBits(value) < 0 ? "(" + value + ")" : Double.toString(value);
  }

  /** NaN or an infinity. */
  String notFinite(double value);

  /** The name of a function of {@link Math}. */
  String math(String method);

  /** The body of a function of {@link Math} that has to be written out, or null. */
  @Nullable String writtenOut(String method);

  /** The body of a function of the library, or null if it has no form. */
  @Nullable String body(String name);

  /** The name of a function that is written out. */
  String functionName(String name);

  /** A function of x, or of x and y. */
  String function(String name, int operands, String body);

  /** A table of whole numbers. */
  String table(String name, String contents);

  /** A function of a block of statements. */
  String block(String name, String more, String body);

  /** A call of a block. */
  String blockCall(String name, List<String> turns);

  /** The statement for a comparison that has another result than when it was recorded. */
  String otherBranch(String line);

  /** Copies the first numbers of an array. */
  String copy(String from, String to, int count);

  /** The file. */
  String file(String name, Sizes sizes, SourceNames names, List<String> blocks, String body);
}
