package org.duetad.core.kernel;

/**
 * An operand of an operation on lanes.
 *
 * @param source where its values are
 * @param isActive whether it depends on an input
 */
record LaneOperand(LaneSource source, boolean isActive) {

  boolean isInvariant() {
    return source instanceof LaneSource.Memory memory && memory.isInvariant();
  }

  double[] read(Lanes lanes, int side) {
    return lanes.read(source, side);
  }

  /** Adds the products of an adjoint with this operand to the adjoints of another. */
  void pullProducts(Lanes lanes, LaneOperand other, double[] zBar, int side) {
    if (!other.isActive) {
      return;
    }
    if (isInvariant()) {
      lanes.addMultiples(other.source, lanes.scalar((LaneSource.Memory) source), zBar);
    } else {
      lanes.addProducts(other.source, read(lanes, side), zBar);
    }
  }
}
