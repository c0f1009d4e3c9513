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

  /** Tables of numbers that functions of the library read, by their names. */
  Map<String, String> TABLES =
      Map.of(
          "TABLE_OF_POWERS",
          """
              1.0, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916,
              1.189207115002721, 1.241857812073484, 1.2968395546510096, 1.3542555469368927,
              1.4142135623730951, 1.4768261459394993, 1.5422108254079407, 1.6104903319492543,
              1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971474""",
          "TABLE_OF_REST",
          """
              0.0, 8.189317638195515e-17, -2.7939114859515733e-17, 7.826573258636076e-17,
              3.3484623336251524e-17, 3.750854201303127e-17, 1.9572585293112036e-17, 5.68648095791174e-17,
              -6.835808657661922e-17, -2.3591094770850053e-17, 5.1548301170786783e-17, 1.5341410053603723e-17,
              4.875160526227062e-17, 1.685487290628973e-17, 1.790126907604513e-17, -5.545065618639427e-17""");

  /**
   * The exponential of a number that is not positive, as {@code Decay} has it: {@code power}, which
   * is 2⁶⁴ times a power of two, times {@code 1 + relative}.
   */
  String DECAY =
      """
      double least = OPERAND < -748 ? -748 : OPERAND;
      double k = least * 23.083120654223414 + 0x1.8p52 - 0x1.8p52;
      double r = least - k * 0x1.62e42fefap-5 - k * 0x1.cf79abc9e3b3ap-44;
      double square = r * r;
      double even = 0.5 + square * (4.166666666347077e-2 + square * 1.3889066949166822e-3);
      double odd = 8.333333332978234e-3 + square * 1.984146768580789e-4;
      odd = 0.16666666666666669 + square * odd;
      double whole = Math.floor(k / 16);
      int j = Double.isNaN(k) ? 0 : (int) (k - 16 * whole);
      int n = Double.isNaN(k) ? 0 : (int) whole;
      double power = Math.scalb(TABLE_OF_POWERS[j], n + 64);
      double relative = r + square * (even + r * odd) + TABLE_OF_REST[j];
      """;

  /** Frequent functions of the library that are a few operations of {@link Math}, in Java. */
  Map<String, String> OF_LIBRARY =
      Map.ofEntries(
          Map.entry("sigmoid", decay("-Math.abs(x)") + "return (x < 0 ? e : 1) / (1 + e);"),
          Map.entry(
              "softplus",
              decay("-Math.abs(x)")
                  + UNIT_LOGARITHM.replace("of", "e")
                  + "return Math.max(x, 0) + (high + (low + s * z * sum));"),
          Map.entry(
              "unitLogarithm",
              UNIT_LOGARITHM.replace("of", "x") + "return high + (low + s * z * sum);"),
          Map.entry("logisticDensity", decay("-Math.abs(x)") + "return e / ((1 + e) * (1 + e));"),
          Map.entry(
              "sechSquare",
              DECAY.replace("OPERAND", "-2 * Math.abs(x)")
                  + """
                  double scaled = power + power * relative;
                  double sum = 1 + scaled * 0x1p-64;
                  return 4 * scaled / (sum * sum) * 0x1p-64;"""),
          Map.entry(
              "tanh",
              DECAY.replace("OPERAND", "-2 * Math.abs(x)")
                  + """
                  power *= 0x1p-64;
                  double start = power - 1;
                  double excess = start + power * relative;
                  double lost = power * relative - (excess - start) - (start + 1 - power);
                  double sum = 2 + excess;
                  double y = excess / sum;
                  y -= (y * (lost - (sum - 2 - excess)) - lost) * (0.5 - 0.5 * y);
                  return Math.copySign(y, x);"""),
          Map.entry("decay", decay("x") + "return e;"),
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
              double size = Math.abs(x);
              double half = Math.pow(size, less / 2);
              if (Math.abs(lost) > 0 && size > 0 && size <= largest && half <= largest) {
                half = half + half * (0.5 * lost * Math.log(size));
              }
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

  /** The statements for a variable e that is the exponential of a number that is not positive. */
  private static String decay(String x) {
    return DECAY.replace("OPERAND", x) + "double e = (power + power * relative) * 0x1p-64;\n";
  }

  /** The body of a function of the library in Java, or null if it has no form. */
  static @Nullable String inJava(String name) {
    String body = OF_LIBRARY.get(name);
    return body == null ? RareFunctions.body(name) : body;
  }

  /** The language. */
  SourceLanguage language();

  /**
   * A source line, in which nothing ends a text or a comment of a language, or depends on the
   * encoding of the file.
   */
  static String harmless(String line) {
    return line.replaceAll("[^ -~]|[\"\\\\?]", "_");
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

  /** A table of whole numbers, of which all have so many in all. */
  String table(String name, int[] values, int ofAll);

  /** A table of numbers, separated by commas. */
  String numbers(String name, String contents);

  /** A table of constants. */
  String constants(String name, double[] values);

  /** Functions that tables are made by, each with a line break before it. */
  default String readers() {
    return "";
  }

  /** Lines of texts with something between them. */
  static String lines(int perLine, String between, List<String> texts) {
    StringBuilder lines = new StringBuilder();
    for (int k = 0; k < texts.size(); k++) {
      boolean isLast = k + 1 == texts.size();
      lines.append(k % perLine == 0 ? "    " : " ").append(texts.get(k));
      lines.append(isLast ? "" : between).append(isLast || (k + 1) % perLine == 0 ? "\n" : "");
    }
    return lines.toString();
  }

  /** A function of a block of statements. */
  String block(String name, String more, String body);

  /** A call of a block. */
  String blockCall(String name, List<String> turns);

  /** The statement for a comparison that has another result than when it was recorded. */
  String otherBranch(String line);

  /** Copies the first numbers of an array to a place in another. */
  String copy(String from, String to, int place, int count);

  /** The file. */
  String file(String name, Sizes sizes, SourceNames names, List<String> blocks, String body);
}
