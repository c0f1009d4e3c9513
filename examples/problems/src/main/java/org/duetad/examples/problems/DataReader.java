package org.duetad.examples.problems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a text file word by word and tracks line numbers, so that a message can give the place of
 * an unexpected word.
 */
final class DataReader {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern COLONS = Pattern.compile("[\\s:]+");

  private final Path file;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private int next;

  private DataReader(Path file, List<String> text, Pattern separator) {
    this.file = file;
    for (int i = 0; i < text.size(); i++) {
      int line = i + 1;
      separator
          .splitAsStream(text.get(i))
          .filter(word -> !word.isEmpty())
          .forEach(word -> add(word, line));
    }
  }

  private void add(String word, int line) {
    words.add(word);
    lines.add(line);
  }

  /** Words separated by blanks. */
  static DataReader blankSeparated(Path file) {
    return new DataReader(file, TextFile.lines(file), BLANKS);
  }

  /** Words separated by colons. */
  static DataReader colonSeparated(Path file) {
    return new DataReader(file, TextFile.lines(file), COLONS);
  }

  boolean hasNext() {
    return next < words.size();
  }

  /** The number of words left. */
  int remaining() {
    return words.size() - next;
  }

  String word(String what) {
    if (!hasNext()) {
      throw expected(what);
    }
    return words.get(next++);
  }

  /** An integer of at least {@code least}. */
  int whole(String what, int least) {
    return whole(what, least, Integer.MAX_VALUE);
  }

  /** An integer from {@code least} to {@code most}. */
  int whole(String what, int least, int most) {
    String expectation = what + " (a whole number, " + range(least, most) + ")";
    try {
      int number = Decimals.whole(word(expectation));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    next--;
    throw expected(expectation);
  }

  private static String range(int least, int most) {
    if (most == Integer.MAX_VALUE) {
      return "at least " + least;
    }
    return least == most ? "here " + least : "from " + least + " to " + most;
  }

  /** Reads exactly the given numbers. */
  void exactly(String what, double... numbers) {
    for (double expected : numbers) {
      if (number(what) != expected) {
        next--;
        throw expected(what + " (here " + expected + ")");
      }
    }
  }

  /** A finite number. */
  double number(String what) {
    String expectation = what + " (a finite number)";
    try {
      return Decimals.number(word(expectation));
    } catch (NumberFormatException e) {
      // Said below.
    }
    next--;
    throw expected(expectation);
  }

  /** A finite number above zero. */
  double positive(String what) {
    double number = number(what);
    if (number > 0) {
      return number;
    }
    next--;
    throw expected(what + " (a number above 0)");
  }

  /** Requires that at least {@code count} words are left. */
  void atLeast(long count, String what) {
    int left = words.size() - next;
    if (count > left) {
      next = words.size();
      throw expected(count + " " + what + ", of which at most " + left + " are present");
    }
  }

  /** The given number of finite numbers. */
  double[] numbers(String what, long count) {
    atLeast(count, "numbers of " + what);
    double[] numbers = new double[Math.toIntExact(count)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(what + "[" + i + "]");
    }
    return numbers;
  }

  /** Requires that the last word read was the last on its line. */
  void endOfLine(String what) {
    if (hasNext() && lines.get(next).equals(lines.get(next - 1))) {
      throw expected("the end of the line after " + what);
    }
  }

  /** Requires that no word is left. */
  void end() {
    if (hasNext()) {
      throw expected("the end of the file");
    }
  }

  /** The error for an unexpected word. */
  UncheckedIOException expected(String what) {
    int line = words.isEmpty() ? 1 : lines.get(Math.min(next, words.size() - 1));
    String found = hasNext() ? Quoted.of(words.get(next)) : "the end of the file";
    String message = file + ":" + line + ": expected " + what + ", found " + found;
    return new UncheckedIOException(message, new IOException(message));
  }
}
