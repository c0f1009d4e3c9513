package org.duetad.core.data;

/** Consecutive rows of a table, which are read as often as needed. */
interface Block {

  /** The number of the first row. */
  long first();

  /** How many numbers a row has. */
  int columns();

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

  /**
   * Copies some rows one after the other.
   *
   * @param from the first row, from 0 in this block
   * @param n how many
   * @param to receives them
   */
  void copyRows(int from, int n, double[] to);
}
