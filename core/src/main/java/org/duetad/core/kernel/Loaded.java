package org.duetad.core.kernel;

/**
 * Numbers that all turns of a block read from elsewhere, copied into a row before they are used.
 * What the turn adds to the row's adjoint is added up there, in one place in memory.
 */
sealed interface Loaded extends LaneOperation permits LoadLanes, PickLanes {

  /** The row. */
  int row();

  /** Where a lane of the block reads it, or -1 if that is in a row of the same turn. */
  int place(Lanes lanes, int lane);

  /** Leaves the adjoints to a {@link Scatter}. */
  void defer();
}
