package org.duetad.core.kernel.straight;

import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;

/**
 * Notes where a rule outside of loops is at a kink because of operands that may have underflowed.
 *
 * @param groups the places of operands; a rule is at a kink if all of a group are zero
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record KinkStep(int[][] groups) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    for (int[] group : groups) {
      double size = 0;
      for (int place : group) {
        size += Math.abs(lanes.values[place]);
      }
      lanes.steeps.noteKink(size);
    }
  }

  @Override
  public void pull(Lanes lanes) {
    // Nothing is computed.
  }
}
