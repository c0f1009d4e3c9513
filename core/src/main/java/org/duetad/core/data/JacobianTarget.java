package org.duetad.core.data;

/** Receives the Jacobians of rows. */
@FunctionalInterface
interface JacobianTarget {

  /** So many rows are written together: their places are near each other. */
  int TILE = 32;

  /** Receives nothing. */
  JacobianTarget NONE = (row, n, gradients, room, at) -> {};

  /**
   * Receives the Jacobians of some consecutive rows.
   *
   * @param row the number of the first one
   * @param n how many there are
   * @param gradients for each output its derivatives with respect to all variables, each of them in
   *     all lanes
   * @param room how many lanes there are
   * @param at the lane of the first row
   */
  void put(int row, int n, double[][] gradients, int room, int at);

  /** The matrices of all rows as arrays. */
  static JacobianTarget ofArrays(double[][][] jacobians) {
    return (row, n, gradients, room, at) -> {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < gradients.length; j++) {
          double[] of = jacobians[row + i][j];
          for (int k = 0; k < of.length; k++) {
            of[k] = gradients[j][k * room + at + i];
          }
        }
      }
    };
  }

  /**
   * The matrices of all rows one after the other, column by column.
   *
   * @param entries receives them
   * @param first the place of the first entry
   * @param variables how many columns each has
   */
  static JacobianTarget ofBlocks(double[] entries, int first, int variables) {
    return (row, n, gradients, room, at) -> {
      int size = gradients.length * variables;
      for (int from = 0; from < n; from += TILE) {
        int end = Math.min(n, from + TILE);
        int place = first + (row + from) * size;
        for (int k = 0; k < variables; k++) {
          for (double[] gradient : gradients) {
            putColumn(gradient, k * room + at, from, end, entries, place++, size);
          }
        }
      }
    };
  }

  private static void putColumn(
      double[] from, int at, int start, int end, double[] entries, int place, int step) {
    int to = place;
    for (int i = start; i < end; i++) {
      entries[to] = from[at + i];
      to += step;
    }
  }
}
