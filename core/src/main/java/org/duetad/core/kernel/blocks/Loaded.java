package org.duetad.core.kernel.blocks;

import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.Lanes;

/**
 * Numbers that all turns of a block read from elsewhere, copied into a row before they are used.
 * What the turn adds to the row's adjoint is added up there, in one place in memory.
 */
public abstract sealed class Loaded implements LaneOperation permits LoadLanes, PickLanes {

  public final Address address;
  public final int row;
  public final boolean isActive;

  /** Whether a {@link Scatter} passes the adjoints on. */
  private boolean isDeferred;

  Loaded(Address address, int row, boolean isActive) {
    this.address = address;
    this.row = row;
    this.isActive = isActive;
  }

  /** Where a lane of the block reads it, or -1 if that is in a row of the same turn. */
  abstract int place(Lanes lanes, int lane);

  /** Leaves the adjoints to a {@link Scatter}. */
  final void defer() {
    isDeferred = true;
  }

  public final boolean isDeferred() {
    return isDeferred;
  }
}
