package org.duetad.checkpoint.choice;

import java.util.Locale;

/** Numbers with units, for messages. */
final class Quantities {

  private static final String[] TIMES = {"ns", "us", "ms", "s"};
  private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

  private Quantities() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(long number, String thing) {
    return count(number, thing + "s", thing);
  }

  static String count(long number, String things, String thing) {
    return count(number) + " " + (number == 1 ? thing : things);
  }

  static String operations(long number) {
    return count(number, "operation");
  }

  static String time(double nanos) {
    return scaled(nanos, TIMES);
  }

  static String bytes(long number) {
    return scaled((double) number, SIZES);
  }

  /** Three digits. */
  private static String scaled(double number, String... units) {
    double rest = number;
    int unit = 0;
    while (rest >= 999.5 && unit + 1 < units.length) {
      rest /= 1000;
      unit++;
    }
    String digits = rest >= 99.5 ? "%.0f" : rest >= 9.95 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, digits + " %s", rest, units[unit]);
  }
}
