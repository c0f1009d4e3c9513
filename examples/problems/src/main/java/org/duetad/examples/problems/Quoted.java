package org.duetad.examples.problems;

import java.util.Locale;

/**
 * Words from users' files and classes, formatted for messages: short, and harmless to a terminal.
 */
public final class Quoted {

  /** More characters of a word than this are left out. */
  private static final int MOST = 80;

  private Quoted() {}

  /**
   * A word in quotation marks, at most its first 80 characters.
   *
   * @param word any text
   * @return the word, without control characters
   */
  public static String of(String word) {
    return '"' + escaped(word, MOST) + '"';
  }

  /**
   * A text on one line: characters that control a terminal, end a line or change the writing
   * direction are escaped as in Java.
   *
   * @param text any text
   * @param most the largest number of characters shown
   * @return the text, followed by its length if it was cut
   */
  public static String escaped(String text, int most) {
    StringBuilder line = new StringBuilder();
    text.chars().limit(most).forEach(c -> append(line, (char) c));
    if (text.length() > most) {
      line.append("... (").append(text.length()).append(" characters)");
    }
    return line.toString();
  }

  private static void append(StringBuilder line, char c) {
    switch (c) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isHarmless(c)) {
          line.append(c);
        } else {
          line.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
        }
      }
    }
  }

  private static boolean isHarmless(char c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.UNASSIGNED;
  }
}
