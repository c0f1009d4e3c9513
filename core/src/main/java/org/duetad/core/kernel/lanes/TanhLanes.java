package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.rules.Elementary;
import org.duetad.core.special.HyperbolicTangent;

/** {@code y = tanh x} together with its slope {@code 1/cosh² x}, as they share the exponential. */
final class TanhLanes extends SlopedLanes {

  TanhLanes(LaneOperand x, int row, int slopes) {
    super(Elementary.TANH, x, row, slopes);
  }

  @Override
  public void evaluate(Lanes lanes) {
    HyperbolicTangent.tanh(
        lanes.rows[row()],
        lanes.rows[slopes()],
        x().read(lanes, 0),
        lanes.scratch(),
        lanes.temporary(0),
        lanes.n);
  }
}
