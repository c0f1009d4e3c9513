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

  /** Marks its row, if it is in one. */
  void keep(boolean[] rows) {
    if (source instanceof LaneSource.Row at) {
      rows[at.row()] = true;
    }
  }

  /** Marks the rows that {@link #pullProducts} reads. */
  void keepFactor(LaneOperand other, boolean[] rows) {
    if (other.isActive) {
      keep(rows);
    }
  }

  double[] read(Lanes lanes, int side) {
    return lanes.read(source, side);
  }

  /** The number that is the same for all lanes. */
  double scalar(Lanes lanes) {
    return lanes.scalar((LaneSource.Memory) source);
  }

  /** Adds to its adjoints, if it has any. */
  void add(Lanes lanes, double[] zBar) {
    if (isActive) {
      lanes.add(source, zBar);
    }
  }

  /** Subtracts from its adjoints, if it has any. */
  void subtract(Lanes lanes, double[] zBar) {
    if (isActive) {
      lanes.subtract(source, zBar);
    }
  }

  /** Adds the products of an adjoint with this operand to the adjoints of another. */
  void pullProducts(Lanes lanes, LaneOperand other, double[] zBar, int side) {
    if (!other.isActive) {
      return;
    }
    if (isInvariant()) {
      lanes.addMultiples(other.source, scalar(lanes), zBar);
    } else {
      lanes.addProducts(other.source, read(lanes, side), zBar);
    }
  }
}
