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
   * Chooses where the entries go, once for any number of points.
   *
   * @param places a place in an array for each entry, -1 for nowhere; entries of one place add up
   * @return the entries at these places
   * @throws IllegalArgumentException unless there are as many places as entries
   */
  PlacedEntries placed(int... places);
}
