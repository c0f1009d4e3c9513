package org.duetad.core.mode;

/**
 * The entries of a sparse Jacobian one by one, where a mode can compute them without sums of
 * columns or rows: see {@link Differentiator#entries}. An entry may be given in several parts,
 * which add up. Implementations behave as immutable.
 */
public interface JacobianEntries {

  /**
   * How many entries there are.
   *
   * @return 0 or more
   */
  int count();

  /**
   * The row of an entry.
   *
   * @param k which one
   * @return an output, or -1 if this is no entry
   */
  int row(int k);

  /**
   * The column of an entry.
   *
   * @param k which one
   * @return an input, or -1 if this is no entry
   */
  int column(int k);

  /**
   * Computes all entries at a point.
   *
   * @param x the point
   * @param places where to add each entry, -1 for nowhere
   * @param out what they are added to
   * @return false if there is no result, where the function takes another branch, or where zeros
   *     must be treated with care: then use other methods of the mode
   */
  boolean addTo(double[] x, int[] places, double[] out);
}
