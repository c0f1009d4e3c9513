package org.duetad.core.kernel.lanes;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;

/**
 * {@code z = Σ x_k}, left to right.
 *
 * @param x the summands
 * @param row the row of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record SumLanes(LaneOperand[] x, int row) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] z = lanes.rows[row];
    Arrays.fill(z, 0, lanes.n, 0.0);
    for (LaneOperand summand : x) {
      LaneMath.increase(z, summand.read(lanes, 0), lanes.n);
    }
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public void pull(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    for (LaneOperand summand : x) {
      if (summand.isActive()) {
        summand.add(lanes, zBar);
      }
    }
  }
}
