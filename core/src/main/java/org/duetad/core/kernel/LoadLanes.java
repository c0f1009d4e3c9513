package org.duetad.core.kernel;

/** Numbers from memory. */
final class LoadLanes extends Loaded {

  /** Whether they are the same in all turns of the enclosing loops, of which there are some. */
  private final boolean isSteady;

  /** Whether, in addition, nothing else in these loops adds to their adjoints. */
  private boolean isCollected;

  LoadLanes(Address address, int row, boolean isActive, boolean isSteady) {
    super(address, row, isActive);
    this.isSteady = isSteady;
  }

  boolean isSteady() {
    return isSteady;
  }

  /** Whether they have adjoints that no {@link Scatter} passes on. */
  boolean canCollect() {
    return isActive && !isDeferred();
  }

  /** Adds up their adjoints where they are, from the last turn of the enclosing loops on. */
  void collect() {
    isCollected = true;
  }

  boolean isCollected() {
    return isCollected;
  }

  @Override
  int place(Lanes lanes, int lane) {
    return lanes.place(address, lane);
  }

  @Override
  public void evaluate(Lanes lanes) {
    lanes.load(address, lanes.values, lanes.rows[row]);
  }

  @Override
  public void pull(Lanes lanes) {
    if (isActive && !isDeferred()) {
      lanes.store(address, lanes.rowAdjoints[row]);
    }
  }

  /** Begins with what others have added. */
  void begin(Lanes lanes) {
    lanes.load(address, lanes.adjoints, lanes.rowAdjoints[row]);
  }

  /** The sum of all turns replaces that. */
  void end(Lanes lanes) {
    for (int i = 0; i < lanes.n; i++) {
      lanes.adjoints[place(lanes, i)] = lanes.rowAdjoints[row][i];
    }
  }
}
