package org.duetad.core.kernel;

/**
 * The entries of a {@link KernelJacobian}, with a place for each in an array.
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
@FunctionalInterface
public interface KernelEntries {

  /**
   * Computes all entries.
   *
   * @param x the inputs
   * @param y receives the outputs, unless it has no elements
   * @param out receives, at each place, the sum of its entries; other elements stay as they are
   * @return false if there is no result: where the function takes another branch, where a rule
   *     fails, and where a number or a slope is not finite or above 1e30, so that zeros must be
   *     treated with care. Places may have been written by then.
   */
  boolean putTo(double[] x, double[] y, double[] out);
}
