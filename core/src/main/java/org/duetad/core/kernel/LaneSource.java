package org.duetad.core.kernel;

/** Where an operation reads a number for each lane of a block. */
sealed interface LaneSource {

  /**
   * A result of the same turn.
   *
   * @param row which one
   */
  record Row(int row) implements LaneSource {}

  /**
   * A number in memory.
   *
   * @param address its place; the last loop is that of the lanes
   * @param sum the index of the partial sums of its adjoint if it is the same for all lanes, else
   *     -1
   */
  record Memory(Address address, int sum) implements LaneSource {

    boolean isInvariant() {
      return sum >= 0;
    }
  }
}
