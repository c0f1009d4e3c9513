package org.duetad.core.mode;

/**
 * The entries of a sparse Jacobian, with a place for each in an array: see {@link
 * JacobianEntries#placed}.
 */
@FunctionalInterface
public interface PlacedEntries {

  /**
   * Computes all entries at a point.
   *
   * @param x the point
   * @param out receives, at each place, the sum of the entries that belong there; other elements
   *     stay as they are
   * @return false if there is no result, where the function takes another branch, or where zeros
   *     must be treated with care: then use other methods of the mode. Places may have been written
   *     by then.
   */
  boolean putTo(double[] x, double[] out);
}
