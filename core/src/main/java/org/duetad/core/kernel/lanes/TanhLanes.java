package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.special.HyperbolicTangent;

/**
 * {@code y = tanh x} together with its slope {@code 1/cosh² x}, as they share the exponential.
 *
 * @param x the operand, on which a derivative depends
 * @param row the row of the result
 * @param slopes the row of the slopes
 */
record TanhLanes(LaneOperand x, int row, int slopes) implements SlopedLanes {

  @Override
  public void evaluate(Lanes lanes) {
    HyperbolicTangent.tanh(
        lanes.rows[row],
        lanes.rows[slopes],
        x.read(lanes, 0),
        lanes.scratch(),
        lanes.temporary(0),
        lanes.n);
  }
}
