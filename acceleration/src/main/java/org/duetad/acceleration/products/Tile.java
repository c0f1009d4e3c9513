package org.duetad.acceleration.products;

/**
 * Adds products to some elements of C in vectors: three rows or one, and a panel of three vectors
 * of columns. Each element has the order of EJML.
 */
interface Tile {

  /** The columns of a panel. */
  int width();

  /**
   * Adds a block of A times a panel of B to three rows of C.
   *
   * @param a the elements of A
   * @param p where the block begins
   * @param down from a row of A to the next
   * @param right from a column of A to the next
   * @param depth the columns of A and rows of B
   * @param b packed panels of B
   * @param q where the panel begins
   * @param c the first row
   * @param d the second row
   * @param e the third row
   * @param to the first of the columns of C
   */
  void three(
      double[] a,
      int p,
      int down,
      int right,
      int depth,
      double[] b,
      int q,
      double[] c,
      double[] d,
      double[] e,
      int to);

  /** The same for one row. */
  void one(double[] a, int p, int right, int depth, double[] b, int q, double[] c, int to);
}
