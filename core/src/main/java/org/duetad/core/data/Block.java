package org.duetad.core.data;

/** Consecutive rows of a table, which are read as often as needed. */
interface Block {

  int ROWS = PartialSum.ROWS;

  /** The number of the first row. */
  long first();

  /** How many rows there are. */
  int count();

  /**
   * Copies some rows, which become columns.
   *
   * @param from the first row, from 0 in this block
   * @param n how many
   * @param to receives them
   * @param at the place of the first number
   * @param stride the distance of the numbers of a row
   */
  void copy(int from, int n, double[] to, int at, int stride);
}
