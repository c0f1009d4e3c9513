package org.duetad.examples.problems;

import java.util.regex.Pattern;

/**
 * Numbers as users write them: plain decimal ones, with or without an exponent. Java's own parsers
 * also accept hexadecimal numbers, suffixes, infinities and the digits of every script.
 */
public final class Decimals {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

  private Decimals() {}

  /**
   * A finite number.
   *
   * @param word the number
   * @return its value
   * @throws NumberFormatException if it is not a finite decimal number, or is too large for a
   *     double
   */
  public static double number(String word) {
    double number = NUMBER.matcher(word).matches() ? Double.parseDouble(word) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(
          Quoted.of(word) + " is not a finite decimal number such as 1, -2.5 or 3e-4");
    }
    return number;
  }

  /**
   * An integer.
   *
   * @param word the number
   * @return its value
   * @throws NumberFormatException if it is not a decimal integer, or is too large for an int
   */
  public static int whole(String word) {
    if (!WHOLE.matcher(word).matches()) {
      throw new NumberFormatException(Quoted.of(word) + " is not a whole number");
    }
    return Integer.parseInt(word);
  }
}
