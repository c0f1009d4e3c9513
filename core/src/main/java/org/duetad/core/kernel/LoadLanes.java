package org.duetad.core.kernel;

/** Numbers from memory. */
final class LoadLanes extends Loaded {

  LoadLanes(Address address, int row, boolean isActive) {
    super(address, row, isActive);
  }

  @Override
  int place(Lanes lanes, int lane) {
    return lanes.place(address, lane);
  }

  @Override
  public void evaluate(Lanes lanes) {
    lanes.load(address, lanes.rows[row]);
  }

  @Override
  public void pull(Lanes lanes) {
    if (isActive && !isDeferred()) {
      lanes.store(address, lanes.rowAdjoints[row]);
    }
  }
}
