package org.duetad.core.kernel.memory;

import org.duetad.core.kernel.loops.Address;

/** Where an operation reads a number for each lane of a block. */
public sealed interface LaneSource {

  /**
   * A result of the same turn, or what the turn loaded.
   *
   * @param row which one
   */
  record Row(int row) implements LaneSource {}

  /**
   * A number in memory: one that is the same for all lanes, or read by the only turn there is.
   *
   * @param address its place; the last loop is that of the lanes
   * @param place the place if it is the same in all turns of all loops, else -1
   * @param sum the index of the partial sums of its adjoint if it is the same for all lanes, else
   *     -1
   */
  record Memory(Address address, int place, int sum) implements LaneSource {

    /** With partial sums if an index is given that is not -1. */
    public static Memory of(Address address, int sum) {
      return new Memory(address, place(address), sum);
    }

    private static int place(Address address) {
      if (!(address instanceof Address.Affine affine)) {
        return -1;
      }
      for (int stride : affine.strides()) {
        if (stride != 0) {
          return -1;
        }
      }
      return affine.base();
    }

    public boolean isInvariant() {
      return sum >= 0;
    }

    /** The place in a turn. */
    int at(int[] turn) {
      return place < 0 ? address.at(turn) : place;
    }
  }
}
