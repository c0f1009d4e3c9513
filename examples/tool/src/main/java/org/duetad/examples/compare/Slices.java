package org.duetad.examples.compare;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;

/**
 * All directions, divided into slices that a mode computes at once, in random order: the first few
 * are a representative sample.
 */
final class Slices {

  private final ColumnLayout layout;
  private final Mode mode;
  private final int[] first;

  /** Slice i begins at direction first[i]. */
  private Slices(ColumnLayout layout, Mode mode, int[] first) {
    this.layout = layout;
    this.mode = mode;
    this.first = first;
  }

  static Slices shuffled(ColumnLayout layout, Mode mode, long seed) {
    int[] first = new int[count(layout, mode)];
    int next = 0;
    for (int b = 0; b < layout.blocks(); b++) {
      int columns = layout.columns(b);
      for (int c = 0; c < columns; c += mode.width(columns)) {
        first[next++] = layout.direction(b, c);
      }
    }
    MathArrays.shuffle(first, new Well19937c(seed));
    return new Slices(layout, mode, first);
  }

  private static int count(ColumnLayout layout, Mode mode) {
    int count = 0;
    for (int b = 0; b < layout.blocks(); b++) {
      int width = mode.width(layout.columns(b));
      count += (layout.columns(b) + width - 1) / width;
    }
    return count;
  }

  int count() {
    return first.length;
  }

  int block(int slice) {
    return layout.block(first[slice]);
  }

  /** The first column. */
  int from(int slice) {
    return first[slice] - layout.direction(block(slice), 0);
  }

  /** The column after the last. */
  int to(int slice) {
    int columns = layout.columns(block(slice));
    return Math.min(columns, from(slice) + mode.width(columns));
  }

  /** The total number of directions in the first slices. */
  int directions(int slices) {
    int directions = 0;
    for (int i = 0; i < slices; i++) {
      directions += to(i) - from(i);
    }
    return directions;
  }
}
