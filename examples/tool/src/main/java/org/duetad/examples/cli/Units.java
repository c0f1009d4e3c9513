package org.duetad.examples.cli;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.util.Precision;

/** Numbers for human readers: three digits and a unit. */
final class Units {

  private static final List<String> TIMES = List.of("ns", "us", "ms", "s");
  private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB");

  private Units() {}

  static String time(double nanos) {
    return scaled(nanos, TIMES);
  }

  /** A long duration in words. */
  static String duration(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    if (seconds < 7200) {
      return String.format(Locale.ROOT, "%.0f minutes", seconds / 60);
    }
    return seconds < 172_800
        ? String.format(Locale.ROOT, "%.0f hours", seconds / 3600)
        : String.format(Locale.ROOT, "%,.0f days", seconds / 86_400);
  }

  static String bytes(long bytes) {
    return scaled((double) bytes, BYTES);
  }

  static String ratio(double ratio) {
    return threeDigits(ratio) + "x";
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String scaled(double number, List<String> units) {
    int unit = 0;
    double scaled = number;
    while (unit + 1 < units.size() && Precision.round(scaled, 0) >= 1000) {
      scaled /= 1000;
      unit++;
    }
    return threeDigits(scaled) + " " + units.get(unit);
  }

  /** A power of ten of nanoseconds, for an axis. */
  static String decadeOfTime(double nanos) {
    return decade(time(nanos));
  }

  /** A power of ten of bytes, for an axis. */
  static String decadeOfBytes(double bytes) {
    return decade(bytes(Math.round(bytes)));
  }

  private static String decade(String number) {
    return number.replaceFirst("\\.0+ ", " ");
  }

  private static String threeDigits(double number) {
    int decimals = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
