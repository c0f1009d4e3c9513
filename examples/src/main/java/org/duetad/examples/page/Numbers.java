package org.duetad.examples.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Numbers as a page shows them. */
final class Numbers {

  private static final int DIGITS = 10;
  private static final int DIGITS_OF_BOUND = 6;

  /** Digits with signs, separators, an exponent, and perhaps a unit or a sign for no number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+−]?[0-9][0-9,.]*([eE][-+]?[0-9]+)?( ?(ns|us|µs|ms|s|B|kB|MB|GB|%|x))?|-|");

  private Numbers() {}

  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  static String measured(double number) {
    return text(number, DIGITS);
  }

  /** In words; a narrow range as its middle and what may be added or taken away. */
  static String range(double least, double most) {
    if (least == most) {
      return "exactly " + text(least, 17);
    }
    if (least == Double.NEGATIVE_INFINITY) {
      return "at most " + bound(most);
    }
    if (most == Double.POSITIVE_INFINITY) {
      return "at least " + bound(least);
    }
    double middle = least + (most - least) / 2;
    double half = (most - least) / 2;
    return half < 0.01 * Math.abs(middle)
        ? text(middle, DIGITS) + " ± " + text(half, 2)
        : bound(least) + " to " + bound(most);
  }

  private static String bound(double number) {
    return text(number, DIGITS_OF_BOUND);
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
    return exponent < -4 || exponent >= DIGITS
        ? rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent
        : rounded.toPlainString();
  }
}
