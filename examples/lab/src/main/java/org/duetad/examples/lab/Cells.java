package org.duetad.examples.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows of tables. */
public final class Cells {

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private Cells() {}

  /** A row: doubles with six digits, integers with separators, everything else as it prints. */
  public static List<String> of(Object... cells) {
    return Arrays.stream(cells).map(Cells::text).toList();
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      return text(number.doubleValue());
    }
    if (cell instanceof Integer || cell instanceof Long) {
      return String.format(Locale.ROOT, "%,d", ((Number) cell).longValue());
    }
    return cell.toString();
  }

  private static String text(double number) {
    double size = Math.abs(number);
    if (size == 0 || (size >= 1e-4 && size < 1e9)) {
      return BigDecimal.valueOf(number).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }
    return Double.isFinite(number)
        ? String.format(Locale.ROOT, "%.5e", number)
        : Double.toString(number);
  }
}
