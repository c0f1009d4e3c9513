package org.duetad.examples.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Numbers as shown on a page. */
final class Numbers {

  private static final int DIGITS = 4;
  private static final int MOST_DIGITS = 17;

  /** The number of digits from which on an exponent is used. */
  private static final int LARGE = 7;

  /**
   * Digits with signs, separators, an exponent, and optionally a unit, or a dash for a missing
   * number.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+−]?[0-9][0-9,.]*([eE][-+]?[0-9]+)?( ?(ns|us|µs|ms|s|B|kB|MB|GB|%|x))?|-|");

  private Numbers() {}

  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  /** With enough digits to show its position between its bounds. */
  static String measured(double number, double least, double most) {
    return text(number, digits(least, most));
  }

  /** In words; a narrow range as its midpoint and tolerance. */
  static String range(double least, double most) {
    if (least == most) {
      return "exactly " + text(least, MOST_DIGITS);
    }
    if (least == Double.NEGATIVE_INFINITY) {
      return "at most " + text(most, DIGITS);
    }
    if (most == Double.POSITIVE_INFINITY) {
      return "at least " + text(least, DIGITS);
    }
    int digits = digits(least, most);
    return digits > DIGITS
        ? text(middle(least, most), digits) + " ± " + text((most - least) / 2, 2)
        : text(least, DIGITS) + " to " + text(most, DIGITS);
  }

  private static int digits(double least, double most) {
    double half = (most - least) / 2;
    double resolved = Math.log10(Math.abs(middle(least, most)) / half);
    return Double.isFinite(half) && resolved > DIGITS - 2
        ? (int) Math.min(MOST_DIGITS, Math.ceil(resolved) + 2)
        : DIGITS;
  }

  private static double middle(double least, double most) {
    return least + (most - least) / 2;
  }

  private static String text(double number, int digits) {
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? "not a number" : number > 0 ? "infinite" : "minus infinite";
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(number).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -4 || exponent >= LARGE
        ? rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent
        : rounded.toPlainString();
  }
}
