package org.duetad.core.special;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reference values: files of comma-separated numbers beside the test classes, with their provenance
 * in the comment lines at the top.
 */
public final class Reference {

  private Reference() {}

  /**
   * The rows of a file.
   *
   * @param owner a class of the package that the file belongs to
   * @param file the name of the file
   * @param columns how many cells each row must have
   * @return the cells of all rows
   * @throws IllegalArgumentException if a row has more or fewer cells
   */
  public static List<String[]> rows(Class<?> owner, String file, int columns) {
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(file), file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String[]> rows =
          reader.lines().filter(line -> !line.startsWith("#")).map(line -> cells(line)).toList();
      for (String[] row : rows) {
        if (row.length != columns) {
          throw new IllegalArgumentException(file + ": " + Arrays.toString(row));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static String[] cells(String line) {
    return line.split(",", -1);
  }

  /**
   * Whether a computed number is within a relative error of the exact one; a number that is not
   * finite never is. Where doubles are subnormal two steps between them are allowed.
   *
   * @param exact the exact number
   * @param actual the computed number
   * @param tolerance the allowed relative error
   * @return whether it is close enough
   */
  public static boolean isClose(String exact, double actual, double tolerance) {
    if (Double.isNaN(actual) || Double.isInfinite(actual)) {
      return false;
    }
    BigDecimal value = new BigDecimal(exact);
    BigDecimal error = value.subtract(new BigDecimal(actual)).abs();
    BigDecimal allowed = value.abs().multiply(new BigDecimal(tolerance));
    return error.compareTo(allowed.add(new BigDecimal(2 * Double.MIN_VALUE))) <= 0;
  }

  /**
   * Whether a computed number is within some units in the last place of the exact one; a number
   * that is not finite never is.
   *
   * @param exact the exact number
   * @param actual the computed number
   * @param ulps how many units
   * @return whether it is close enough
   */
  public static boolean isWithinUlps(String exact, double actual, int ulps) {
    if (Double.isNaN(actual) || Double.isInfinite(actual)) {
      return false;
    }
    BigDecimal value = new BigDecimal(exact);
    BigDecimal error = value.subtract(new BigDecimal(actual)).abs();
    return error.compareTo(new BigDecimal(ulps * Math.ulp(value.doubleValue()))) <= 0;
  }
}
