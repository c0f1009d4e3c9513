package org.duetad.core.kernel.straight;

import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;

/**
 * {@code z = Σ x_k}, left to right, in straight code: of a result in all turns of a loop, say.
 *
 * @param places the places of the summands
 * @param to the place of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record GatheredSum(int[] places, int to) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double sum = 0;
    for (int place : places) {
      sum += lanes.values[place];
    }
    lanes.values[to] = sum;
  }

  @Override
  public void pull(Lanes lanes) {
    double zBar = lanes.take(to);
    for (int place : places) {
      lanes.adjoints[place] += zBar;
    }
  }
}
