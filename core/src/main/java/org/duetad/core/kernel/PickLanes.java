package org.duetad.core.kernel;

/** Numbers that are in memory in some turns, and in others a result of the same turn. */
final class PickLanes extends Loaded {

  /** The place of the first result, each of which is as long as there are turns. */
  private final Address.Affine region;

  private final BodyShape shape;

  PickLanes(Address address, int row, boolean isActive, Address.Affine region, BodyShape shape) {
    super(address, row, isActive);
    this.region = region;
    this.shape = shape;
  }

  /** The row of the same turn that a lane reads, or -1. */
  private int ownRow(Lanes lanes, int lane) {
    return shape.row(lanes.place(address, lane) - lanes.place(region, lane));
  }

  @Override
  int place(Lanes lanes, int lane) {
    return ownRow(lanes, lane) < 0 ? lanes.place(address, lane) : -1;
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[] y = lanes.rows[row];
    for (int i = 0; i < lanes.n; i++) {
      int own = ownRow(lanes, i);
      y[i] = own < 0 ? lanes.values[lanes.place(address, i)] : lanes.rows[own][i];
    }
  }

  @Override
  public void pull(Lanes lanes) {
    if (!isActive) {
      return;
    }
    double[] yBar = lanes.rowAdjoints[row];
    for (int i = lanes.n - 1; i >= 0; i--) {
      int own = ownRow(lanes, i);
      if (own >= 0) {
        lanes.rowAdjoints[own][i] += yBar[i];
      } else if (!isDeferred()) {
        lanes.adjoints[lanes.place(address, i)] += yBar[i];
      }
    }
  }
}
