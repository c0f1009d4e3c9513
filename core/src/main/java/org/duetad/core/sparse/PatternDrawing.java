package org.duetad.core.sparse;

import java.util.Arrays;

/** A pattern drawn in characters. */
final class PatternDrawing {

  private static final int HEIGHT = 40;
  private static final int WIDTH = 80;

  private PatternDrawing() {}

  /** Lines, each after a line break; none for a pattern without rows or columns. */
  static String of(SparsityPattern pattern) {
    int height = Math.min(HEIGHT, pattern.rows());
    int width = Math.min(WIDTH, pattern.columns());
    char[][] cells = new char[height][width];
    for (char[] line : cells) {
      Arrays.fill(line, '.');
    }
    for (int i = 0; i < pattern.rows() && width > 0; i++) {
      char[] line = cells[scaled(i, pattern.rows(), height)];
      for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
        line[scaled(pattern.column(k), pattern.columns(), width)] = 'x';
      }
    }
    StringBuilder text = new StringBuilder();
    for (char[] line : cells) {
      text.append('\n').append(line);
    }
    return text.toString();
  }

  private static int scaled(int i, int size, int cells) {
    return (int) ((long) i * cells / size);
  }
}
