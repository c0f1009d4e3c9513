package org.duetad.core.kernel.straight;

import org.duetad.core.Constant;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.matrix.ConstantMatrix;

/**
 * A constant, where these are not put into memory once for all.
 *
 * @param value a number or a matrix
 * @param y the place of the result
 */
record ConstantStep(Object value, int y) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    if (value instanceof ConstantMatrix matrix) {
      lanes.put(y, matrix);
    } else {
      lanes.values[y] = ((Constant) value).value();
    }
  }

  /** Sums add to the adjoints of constants, too. */
  @Override
  public void pull(Lanes lanes) {
    lanes.dropAdjoint(y);
  }
}
