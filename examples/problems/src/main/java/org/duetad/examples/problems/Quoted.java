package org.duetad.examples.problems;

/** Words of users' files and classes as messages show them: short, and harmless to a terminal. */
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
   * A text on one line: characters that control a terminal, end a line or turn the direction of
   * writing are written as in Java.
   *
   * @param text any text
   * @param most how many of its characters are shown
   * @return the text, and how long it is if that is more
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
          line.append("\\u").append(String.format("%04x", (int) c));
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
