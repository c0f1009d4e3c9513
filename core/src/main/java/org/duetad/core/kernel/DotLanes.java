package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * {@code z = Σ a_k b_k}, left to right.
 *
 * @param a the left factors
 * @param b the right factors
 * @param row the row of the result
 */
record DotLanes(List<LaneOperand> a, List<LaneOperand> b, int row) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] z = lanes.rows[row];
    Arrays.fill(z, 0, lanes.n, 0.0);
    for (int k = 0; k < a.size(); k++) {
      LaneOperand left = a.get(k);
      LaneOperand right = b.get(k);
      if (left.isInvariant()) {
        double factor = lanes.scalar((LaneSource.Memory) left.source());
        LaneMath.addMultiples(z, factor, right.read(lanes, 1), lanes.n);
      } else if (right.isInvariant()) {
        double factor = lanes.scalar((LaneSource.Memory) right.source());
        LaneMath.addMultiples(z, factor, left.read(lanes, 0), lanes.n);
      } else {
        LaneMath.addProducts(z, left.read(lanes, 0), right.read(lanes, 1), lanes.n);
      }
    }
  }

  @Override
  public void pull(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    for (int k = 0; k < a.size(); k++) {
      b.get(k).pullProducts(lanes, a.get(k), zBar, 1);
      a.get(k).pullProducts(lanes, b.get(k), zBar, 0);
    }
  }
}
