package org.duetad.core.kernel.blocks;

import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.Lanes;

/** Numbers that are in memory in some turns, and in others a result of the same turn. */
public final class PickLanes extends Loaded {

  /** The row of the same turn, or -1. */
  private final Address own;

  public PickLanes(Address address, Address own, int row, boolean isActive) {
    super(address, row, isActive);
    this.own = own;
  }

  @Override
  int place(Lanes lanes, int lane) {
    return lanes.place(own, lane) < 0 ? lanes.place(address, lane) : -1;
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[] y = lanes.rows[row];
    for (int i = 0; i < lanes.n; i++) {
      int picked = lanes.place(own, i);
      y[i] = picked < 0 ? lanes.values[lanes.place(address, i)] : lanes.rows[picked][i];
    }
  }

  @Override
  public void pull(Lanes lanes) {
    if (!isActive) {
      return;
    }
    double[] yBar = lanes.rowAdjoints[row];
    for (int i = lanes.n - 1; i >= 0; i--) {
      int picked = lanes.place(own, i);
      if (picked >= 0) {
        lanes.rowAdjoints[picked][i] += yBar[i];
      } else if (!isDeferred()) {
        lanes.adjoints[lanes.place(address, i)] += yBar[i];
      }
    }
  }
}
