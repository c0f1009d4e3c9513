package org.duetad.core.kernel;

/** Numbers from memory. */
final class LoadLanes implements Loaded {

  private final Address address;
  private final int row;
  private final boolean isActive;
  private boolean isDeferred;

  LoadLanes(Address address, int row, boolean isActive) {
    this.address = address;
    this.row = row;
    this.isActive = isActive;
  }

  @Override
  public int row() {
    return row;
  }

  Address address() {
    return address;
  }

  @Override
  public int place(Lanes lanes, int lane) {
    return lanes.place(address, lane);
  }

  @Override
  public void defer() {
    isDeferred = true;
  }

  @Override
  public void evaluate(Lanes lanes) {
    lanes.load(address, lanes.rows[row]);
  }

  @Override
  public void pull(Lanes lanes) {
    if (isActive && !isDeferred) {
      lanes.store(address, lanes.rowAdjoints[row]);
    }
  }
}
