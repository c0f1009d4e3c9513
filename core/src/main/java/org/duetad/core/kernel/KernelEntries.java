package org.duetad.core.kernel;

import java.util.List;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * The entries of a {@link KernelJacobian}, with a place for each in an array.
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
public final class KernelEntries {

  private final KernelJacobian jacobian;
  private final List<List<EntryWriter>> writers;

  /** Where several entries add up. */
  private final int[] sums;

  /** The length of the shortest array that has all places. */
  private final int end;

  KernelEntries(KernelJacobian jacobian, EntryPlaces places) {
    this.jacobian = jacobian;
    writers = jacobian.writers(places);
    sums = places.sums();
    end = places.end();
  }

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
  public boolean putTo(double[] x, double[] y, double[] out) {
    if (out.length < end) {
      throw new IllegalArgumentException(
          "jacobian: the array of entries has "
              + out.length
              + " elements, but a place is "
              + (end - 1));
    }
    for (int place : sums) {
      out[place] = 0;
    }
    KernelJacobian.Memory memory = jacobian.memory();
    try {
      return memory.isPut(x, y, writers, out) && areSumsFinite(out);
    } catch (BranchChangedException | RuleFailure e) {
      return false; // The program decides what failed.
    } finally {
      jacobian.release(memory);
    }
  }

  private boolean areSumsFinite(double[] out) {
    for (int place : sums) {
      if (!Double.isFinite(out[place])) {
        return false;
      }
    }
    return true;
  }
}
