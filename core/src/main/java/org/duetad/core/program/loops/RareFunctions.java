package org.duetad.core.program.loops;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Functions of the library that are written out in Java like those of {@link Syntax}, but occur
 * less often: those that C's mathematical library has and {@link Math} has not, their slopes, and
 * others.
 */
final class RareFunctions {

  /** The exponential of {@code factor x²}, as {@code Gaussian} has it. */
  private static final String BELL =
      """
      double square = x * x;
      double p = FACTOR * square;
      double value = Math.exp(p);
      if (!(Math.abs(p) < 1000) || value > 0x1.fffffffffffffp1023) {
        return value;
      }
      double q = Math.fma(FACTOR, square, -p) + FACTOR * Math.fma(x, x, -square);
      return value + value * q;""";

  /** A part of {@code 1/(x + iy)}, as {@code ComplexInverse} has it. */
  private static final String INVERSE =
      """
      double square = x * x + y * y;
      if (square < 1e280 && square > 1 / 1e280) {
        return NEAR / square;
      }
      int first = Math.getExponent(x);
      int second = Math.getExponent(y);
      int unit = first > second ? first : second;
      int lift = first - second > 500 || second - first > 500 ? 400 : 0;
      double u = Math.scalb(x, Math.abs(x) > Math.abs(y) ? -unit : lift - unit);
      double v = Math.scalb(y, Math.abs(x) > Math.abs(y) ? lift - unit : -unit);
      """;

  /** {@code log(a + √(a² ± 1))} for ordinary a, as {@code InverseHyperbolic} has it. */
  private static final String LOG_OF_SUM =
      """
      double h = a * a;
      double t = h + ONE;
      double back = t - h;
      double tLow = (h - (t - back)) + (ONE - back) + Math.fma(a, a, -h);
      double s = Math.sqrt(t);
      double sLow = (Math.fma(-s, s, t) + tLow) / (2 * s);
      double y = a + s;
      double yBack = y - a;
      double yLow = (a - (y - yBack)) + (s - yBack) + sLow;
      """;

  /** {@code log 2a} for large a. */
  private static final String LOG_TWICE =
      "(a < 0x1p1023 ? Math.log(2 * a) : Math.log(a) + 0.6931471805599453)";

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("logSigmoid", negatedAtNegative("softplus")),
          Map.entry(
              "asinh",
              """
              double a = Math.abs(x);
              if (a < 0.5) {
                double q = a * a / (1 + Math.sqrt(1 + a * a));
                double u = a + q;
                return Math.copySign(Math.log1p(u) + ((a - u) + q) / (1 + u), x);
              }
              """
                  + "if (!(a < 0x1p28)) {\n  return Math.copySign("
                  + LOG_TWICE
                  + ", x);\n}\n"
                  + LOG_OF_SUM.replace("ONE", "1.0")
                  + "return Math.copySign(Math.log(y) + yLow / y, x);"),
          Map.entry(
              "acosh",
              """
              double a = x;
              if (!(a > 1)) {
                return a == 1 ? 0 : Double.NaN;
              }
              if (a <= 2) {
                double t = a - 1;
                double square = Math.fma(t, t, 2 * t);
                double low = Math.fma(t, t, 2 * t - square);
                double s = Math.sqrt(square);
                double u = s + t;
                double tail = (Math.fma(-s, s, square) + low) / (2 * s);
                return Math.log1p(u) + (((s - u) + t) + tail) / (1 + u);
              }
              """
                  + "if (!(a < 0x1p28)) {\n  return "
                  + LOG_TWICE
                  + ";\n}\n"
                  + LOG_OF_SUM.replace("ONE", "-1.0")
                  + "return Math.log(y) + yLow / y;"),
          Map.entry("exp2", "return Math.pow(2, x);"),
          Map.entry("exp10", "return Math.pow(10, x);"),
          Map.entry(
              "softsign",
              "return Double.isInfinite(x) ? Math.copySign(1.0, x) : x / (1 + Math.abs(x));"),
          Map.entry("copySign", "return Double.isNaN(y) ? y : Math.copySign(x, y);"),
          Map.entry("remainder", "return Math.IEEEremainder(x, y);"),
          Map.entry("fmod", "return x % y;"),
          Map.entry(
              "sinc",
              """
              if (x == 0) {
                return 1;
              }
              return Double.isInfinite(x) ? 0 : Math.sin(x) / x;"""),
          Map.entry(
              "sincSlope",
              """
              if (Math.abs(x) < 2) {
                double term = 1;
                double sum = 1;
                for (int k = 1; Math.abs(term) > 0x1p-58; k++) {
                  term *= x * x * (-0.5 / (k * (2.0 * k + 3)));
                  sum += term;
                }
                return -x * (sum / 3);
              }
              return Double.isInfinite(x) ? 0 : (Math.cos(x) - Math.sin(x) / x) / x;"""),
          Map.entry("expMinusSquare", BELL.replace("FACTOR", "-1.0")),
          Map.entry("expMinusHalfSquare", BELL.replace("FACTOR", "-0.5")),
          Map.entry(
              "inversePowerReal(1)",
              INVERSE.replace("NEAR", "x")
                  + "return Math.scalb(u / (u * u + v * v), -unit - (Math.abs(x) > Math.abs(y) ? 0 : lift));"),
          Map.entry(
              "inversePowerImaginary(1)",
              INVERSE.replace("NEAR", "-y")
                  + "return Math.scalb(-v / (u * u + v * v), -unit - (Math.abs(x) > Math.abs(y) ? lift : 0));"),
          Map.entry(
              "cosine",
              """
              double square = x * x + y * y;
              if (square > 1e-280 && square < 1e280) {
                return x / Math.sqrt(square);
              }
              if (x == 0 && y == 0) {
                return 0;
              }
              int first = Math.getExponent(x);
              int second = Math.getExponent(y);
              int unit = first > second ? first : second;
              double scaled = Math.hypot(Math.scalb(x, -unit), Math.scalb(y, -unit));
              return Math.scalb(Math.scalb(x, -first) / scaled, first - unit);"""));

  private RareFunctions() {}

  /** The body of a function in Java, or null if it has no form. */
  static @Nullable String body(String name) {
    return BODIES.get(name);
  }

  /** {@code -f(-x)}. */
  private static String negatedAtNegative(String f) {
    return "double m = -x;\n"
        + Objects.requireNonNull(Syntax.OF_LIBRARY.get(f))
            .replaceAll("\\bx\\b", "m")
            .replaceAll("return (.*);", "return -($1);");
  }
}
